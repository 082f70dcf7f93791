// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <mutex>
#include <string>

#include "geo/backdrop.h"
#include "geo/crs.h"
#include "io/backdrop/backdrop.h"

namespace nordertor::io {

inline constexpr std::size_t longestName = 300;          ///< bytes
inline constexpr std::size_t longestAttribution = 2000;  ///< more is none that somebody wrote to be printed
/// What strangers write, on one line of UTF-8 and no longer than that.
[[nodiscard]] std::string printable(const std::string& text, std::size_t most = longestName);

/// The words of a piece of a web page: attributions of tiles are such.
[[nodiscard]] std::string withoutMarkup(const std::string& text);

/// What all base maps from outside have: a name, an origin, notices from any thread.
class NamedBackdrop : public geo::Backdrop {
  public:
    [[nodiscard]] LocalizedText credit() const override;
    [[nodiscard]] Notices notices() const override;

  protected:
    /// `name` stands in for an empty `attribution`, with a notice.
    NamedBackdrop(const std::string& name, const std::string& attribution, geo::Crs working);
    void note(Notice notice) const;
    [[nodiscard]] const geo::Crs& working() const { return working_; }
    [[nodiscard]] const std::string& name() const { return name_; }
    /// The same for every view: size and box are checked before anything is asked for. Error InvalidArgument.
    [[nodiscard]] static Result<> checked(const geo::GroundView& view);
    void noteNothingThere() const;

  private:
    std::string name_;
    std::string attribution_;
    geo::Crs working_;
    mutable std::mutex mutex_;
    mutable Notices notices_;
};

[[nodiscard]] Result<geo::BackdropPtr> openRasterBackdrop(const std::filesystem::path& file,
                                                          const BackdropOptions& options,
                                                          const geo::Crs& working);
[[nodiscard]] Result<geo::BackdropPtr> openVectorBackdrop(const std::filesystem::path& file,
                                                          const BackdropOptions& options,
                                                          const geo::Crs& working);
[[nodiscard]] Result<geo::BackdropPtr> openServiceBackdrop(const std::string& address,
                                                           const BackdropOptions& options,
                                                           const geo::Crs& working, const Task& task);

}  // namespace nordertor::io
