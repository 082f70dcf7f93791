// SPDX-FileCopyrightText: Nordertor contributors
// SPDX-License-Identifier: Apache-2.0
#include <QApplication>
#include <QCommandLineParser>
#include <QDate>
#include <QHashSeed>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QTranslator>
#include <filesystem>
#include <memory>
#include <utility>

#include "gui/main_window.h"
#include "ops/method_operation.h"

namespace {

using nordertor::Language;

constexpr auto languageSetting = "language";

Language chosenLanguage(const QString& given) {
    const QString text = given.isEmpty() ? QSettings().value(languageSetting).toString() : given;
    if (text == "de" || text == "en") {
        return text == "de" ? Language::German : Language::English;
    }
    return QLocale::system().language() == QLocale::German ? Language::German : Language::English;
}

/// Makes the window anew when another language is wanted; Qt's own dialogs speak the same language.
class Program : public QObject {
  public:
    explicit Program(const std::filesystem::path& file)
        : resources_(nordertor::ops::Resources::locate(file)),
          refusedMethods_(nordertor::ops::addMethodOperations(resources_)) {}

    void show(Language language, const std::filesystem::path& project) {
        QApplication::removeTranslator(&translator_);
        const QLocale locale(language == Language::German ? QLocale::German : QLocale::English);
        QLocale::setDefault(locale);
        if (translator_.load(locale, "qtbase", "_", QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
            QApplication::installTranslator(&translator_);
        }
        nordertor::ops::Session session(resources_, language,
                                        QDate::currentDate().toString(Qt::ISODate).toStdString());
        session.noteRefusedMethods(refusedMethods_);
        auto window =
            std::make_unique<nordertor::gui::MainWindow>(std::move(session), QString(NORDERTOR_VERSION));
        QObject::connect(
            window.get(), &nordertor::gui::MainWindow::languageWanted, this,
            [this](bool german) {
                QSettings().setValue(languageSetting, german ? "de" : "en");
                const auto open = window_->workbench().session().projectFile();
                QApplication::setQuitOnLastWindowClosed(false);
                window_->close();
                show(german ? Language::German : Language::English, open);
                QApplication::setQuitOnLastWindowClosed(true);
            },
            Qt::QueuedConnection);
        window->show();
        if (!project.empty()) {
            window->openProject(project);
        }
        window_ = std::move(window);
    }

  private:
    nordertor::ops::Resources resources_;
    std::vector<nordertor::Error> refusedMethods_;
    QTranslator translator_;
    std::unique_ptr<nordertor::gui::MainWindow> window_;
};

}  // namespace

int main(int argc, char** argv) {
    // maps exported from the window must have the same bytes as those of the command line
    QHashSeed::setDeterministicGlobalSeed();
    QApplication application(argc, argv);
    QApplication::setOrganizationName("nordertor");
    QApplication::setApplicationName("nordertor");
    QApplication::setApplicationDisplayName("Nordertor");
    QApplication::setApplicationVersion(NORDERTOR_VERSION);
    QApplication::setEffectEnabled(Qt::UI_AnimateMenu, false);
    QApplication::setEffectEnabled(Qt::UI_AnimateCombo, false);
    QApplication::setEffectEnabled(Qt::UI_AnimateTooltip, false);

    QCommandLineParser parser;
    const QCommandLineOption language("lang", "Language of the window: de or en.", "language");
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOption(language);
    parser.addPositionalArgument("project", "Project file (.gpkg) to open.", "[project]");
    parser.process(application);

    const QStringList files = parser.positionalArguments();
    Program program(QApplication::applicationFilePath().toStdString());
    program.show(
        chosenLanguage(parser.value(language)),
        files.isEmpty() ? std::filesystem::path() : std::filesystem::path(files.first().toStdString()));
    return QApplication::exec();
}
