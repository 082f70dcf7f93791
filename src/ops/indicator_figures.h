// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/indicators/normalisation.h"
#include "base/result.h"
#include "model/area_set.h"
#include "ops/operation.h"

namespace nordertor::ops {

/// A figure of every area, as the user asked for it.
struct Indicator {
    std::string name = {};     ///< as written: "share:0-9"
    LocalizedText label = {};  ///< "Anteil Kinder unter 10 (%)"
    analysis::Figures figures = {};
    int decimals = 0;
    bool persons = false;   ///< whole persons, of which one or two are not shown
    bool relative = false;  ///< a share or density: not shown for areas of few inhabitants
};

/// What an indicator is called: of "share" and "Kinder unter 10" that is "Kinder unter 10, Anteil in %".
/// `of`: the label of the group or kind of facilities, or the name of the column.
[[nodiscard]] LocalizedText indicatorLabel(const std::string& what, const LocalizedText& of);

/// How shares and densities begin, which are not shown of small areas: "share:*".
[[nodiscard]] std::vector<std::string> relativeIndicators();

/// Figures that do not match the areas and are carried over to them.
struct OtherAreas {
    model::AreaSet set;
    bool byPersons = true;
};

/// Works out indicators for areas. Keeps what several indicators need, so each is computed once.
class IndicatorFigures {
  public:
    IndicatorFigures(const Context& context, const model::AreaSet& areas, std::optional<OtherAreas> other);

    /// persons:GROUP, share:GROUP, density:GROUP (per hectare), homes, organisations, facilities:KIND,
    /// facilities-per-1000:KIND, column:NAME, rate:NAME/NAME (per cent), count-from:NAME and share-from:NAME
    /// (of the other areas). GROUP and KIND as in analysis_parameters.h. Errors InvalidArgument: not one of
    /// these, unknown group, kind or column, each naming `parameter` ("--index"), where the text stood;
    /// InvalidData: nobody of the group lives here.
    [[nodiscard]] Result<Indicator> indicator(const std::string& text, const std::string& parameter,
                                              const Task& task);
    /// Inhabitants of each area by the data; all unknown if the data has no age class of everybody.
    [[nodiscard]] const analysis::Figures& inhabitants() const { return inhabitants_; }
    /// Replaces them by a column of the areas. Error InvalidArgument (no such column) for --inhabitants.
    [[nodiscard]] Result<> takeInhabitantsFrom(const std::string& column);
    [[nodiscard]] Notices& notices() { return notices_; }

  private:
    /// Error InvalidData: nothing can be told per inhabitant.
    [[nodiscard]] Result<> requireInhabitants() const;
    [[nodiscard]] Result<Indicator> ofPersons(const std::string& what, const std::string& group);
    [[nodiscard]] Result<Indicator> ofFacilities(const std::string& kind, bool perThousand);
    [[nodiscard]] Result<Indicator> ofColumns(const std::string& first, const std::string& second);
    [[nodiscard]] Result<Indicator> carriedOver(const std::string& column, bool count, const Task& task);
    [[nodiscard]] Result<analysis::Figures> column(const std::string& name) const;

    const Context& context_;
    const model::AreaSet& areas_;
    std::optional<OtherAreas> other_;
    std::vector<std::uint32_t> areaOfHome_;
    analysis::Figures inhabitants_;
    Notices notices_;
};

}  // namespace nordertor::ops
