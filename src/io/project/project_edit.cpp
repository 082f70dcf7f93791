// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "io/project/edit_codec.h"
#include "io/project/geopackage_p.h"
#include "io/project/layer_styles_p.h"
#include "io/project/project_file_p.h"
#include "io/project/project_metadata.h"
#include "io/project/project_reader_p.h"
#include "io/project/project_store.h"
#include "io/project/project_writer_p.h"
#include "io/project/result_tables_p.h"
#include "io/project/rows_p.h"
#include "io/project/scenario_codec.h"

namespace nordertor::io {
namespace {

/// Changes the rows an edit names, and no others.
class EditWriter {
  public:
    EditWriter(Database& database, const model::Project& after)
        : database_(database), after_(after), schema_(after.residents.groups) {}

    void operator()(const model::SetStandardLimit& edit) {
        deleteWhere("nordertor_standard_limits", "standard", edit.standard);
        if (edit.after) {
            append("nordertor_standard_limits", StandardLimit{edit.standard, *edit.after});
        }
    }

    void operator()(const model::SetTitle& edit) {
        deleteWhere("nordertor_metadata", "key", "title");
        append("nordertor_metadata", MetadataEntry{"title", edit.after});
    }

    void operator()(const model::ReplaceOrganisations& edit) {
        database_.trustTriggers(true);
        for (const SourceRecord& source : edit.before.source) {
            deleteWhere("organisations", "source_id", source.id);
            deleteWhere("nordertor_sources", "id", source.id);
        }
        appendAll("organisations", edit.after.organisations);
        database_.trustTriggers(false);
        for (const Notice& notice : edit.before.notices) {
            deleteFirst(notice);
        }
        appendAll("nordertor_sources", edit.after.source);
        appendAll("nordertor_notices", edit.after.notices);
        geo::Box extent;
        for (const model::Organisation& organisation : after_.organisations) {
            if (organisation.location) {
                extent.add(*organisation.location);
            }
        }
        setExtent(database_, schema_["organisations"], extent);
    }

    void operator()(const model::SetScenario& edit) {
        const TableSchema& table = schema_["nordertor_scenarios"];
        if (!tableExists(database_, table.name)) {
            createTable(database_, table, after_.workingCrsEpsg, {});
        }
        if (edit.before) {
            deleteWhere("nordertor_scenarios", "name", edit.before->name);
        }
        if (edit.after) {
            append("nordertor_scenarios", storedScenario(*edit.after));
        }
        raiseFormatVersion();
    }

    void operator()(const model::SetLayout& edit) {
        if (!tableExists(database_, "nordertor_layouts")) {
            createTable(database_, schema_["nordertor_layouts"], after_.workingCrsEpsg, {});
        }
        if (edit.before) {
            deleteWhere("nordertor_layouts", "name", edit.before->name);
        }
        if (edit.after) {
            append("nordertor_layouts", *edit.after);
        }
        raiseFormatVersion();
    }

    void operator()(const model::SetResult& edit) {
        database_.trustTriggers(true);
        database_.allowShadowTables(true);
        if (edit.before) {
            dropResult(database_, *edit.before);
        }
        if (edit.after) {
            writeResult(database_, schema_, *edit.after, after_.workingCrsEpsg);
        }
        database_.allowShadowTables(false);
        database_.trustTriggers(false);
        raiseFormatVersion();
    }

    void record(const model::Edit& edit) { append("nordertor_edits", encodeEdit(edit)); }

  private:
    /// Programs that do not know scenarios, results or layouts must not take the list of edits for damaged.
    void raiseFormatVersion() {
        Statement raise(database_, "UPDATE nordertor_metadata SET value = ? WHERE key = 'format_version'");
        raise.bind(0, std::to_string(formatVersionOf(after_)));
        raise.run();
    }

    using SourceRecord = model::SourceRecord;

    template <class Record>
    void appendAll(const char* table, const std::vector<Record>& records) {
        RowWriter rows(database_, schema_[table], after_.workingCrsEpsg);
        for (const Record& record : records) {
            rows.write(record);
        }
    }

    template <class Record>
    void append(const char* table, const Record& record) {
        RowWriter(database_, schema_[table], after_.workingCrsEpsg).write(record);
    }

    void deleteWhere(const char* table, const char* column, const std::string& value) {
        Statement erase(database_, fmt::format("DELETE FROM {} WHERE ifnull(\"{}\", '') = ?", table, column));
        erase.bind(0, value);
        erase.run();
    }

    /// The first equal one, as model::applied() does.
    void deleteFirst(const Notice& notice) {
        Statement erase(
            database_,
            "DELETE FROM nordertor_notices WHERE fid = (SELECT min(fid) FROM nordertor_notices "
            "WHERE severity = ? AND ifnull(message_de, '') = ? AND ifnull(message_en, '') = ? AND "
            "ifnull(file, '') = ? AND ifnull(place, '') = ? AND \"count\" = ?)");
        erase.bind(0, enumName(notice.severity));
        erase.bind(1, notice.message.de);
        erase.bind(2, notice.message.en);
        erase.bind(3, notice.file);
        erase.bind(4, notice.place);
        erase.bind(5, static_cast<std::int64_t>(notice.count));
        erase.run();
    }

    Database& database_;
    const model::Project& after_;
    const Schema schema_;
};

Error movedOn() {
    return {ErrorCode::InvalidData,
            {"Das Projekt wurde inzwischen anders geändert.",
             "The project has been changed otherwise meanwhile."},
            {"Bitte das Projekt neu laden und die Daten noch einmal einlesen.",
             "Please reload the project and import the data again."},
            {},
            {}};
}

}  // namespace

Result<model::Project> commitEdit(const std::filesystem::path& file, const model::Edit& edit,
                                  const Task& task, const model::ThemeSet& themes) {
    auto database = openForChange(file);
    if (!database) {
        return fail(database.error());
    }
    database->watch(task);
    registerTriggerFunctions(*database);
    database->execute("BEGIN IMMEDIATE");
    model::Project before = readTables(*database, task.part(0, 0.8));
    if (task.stopRequested()) {
        database->setError(cancelledError());
    }
    if (const auto status = database->status(); !status) {
        return fail(status.error());
    }
    auto after = model::applied(std::move(before), edit);
    if (!after) {
        Error error = after.error();
        error.file = file.string();
        return fail(std::move(error));
    }
    EditWriter writer(*database, *after);
    std::visit(writer, edit.operation);
    writer.record(edit);
    renewLayerStyles(*database, *after, themes);
    database->execute("COMMIT");
    if (const auto status = database->status(); !status) {
        return fail(status.error());
    }
    task.report(1.0, {"Änderung gespeichert", "Change saved"});
    return after;
}

Result<> replaceBaseData(const std::filesystem::path& file, const model::Project& project, const Task& task,
                         const model::ThemeSet& themes) {
    if (const auto storable = checkStorable(project); !storable) {
        return fail(storable.error());
    }
    auto database = openForChange(file);
    if (!database) {
        return fail(database.error());
    }
    database->watch(task);
    database->execute("BEGIN IMMEDIATE");
    const model::Project before = readTables(*database, task.part(0, 0.2));
    if (database->ok() && before.edits != project.edits) {
        database->setError(movedOn());
    }
    database->trustTriggers(true);
    database->allowShadowTables(true);
    rewriteBaseData(*database, project, task.part(0.2, 1));
    database->allowShadowTables(false);
    database->trustTriggers(false);
    renewLayerStyles(*database, before, themes);
    if (task.stopRequested()) {
        database->setError(cancelledError());
    }
    database->execute("COMMIT");
    return database->status();
}

}  // namespace nordertor::io
