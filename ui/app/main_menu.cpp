#include "ui/app/main_menu.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>

#include "ui/app/actions.h"

namespace ws {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ws::MainWindow)
};

}  // namespace

void fillMainMenu(QMenu &menu, const Actions &actions)
{
    menu.addSection(Words::tr("File"));
    menu.addActions({actions[Command::New], actions[Command::Open]});
    QMenu *recent = menu.addMenu(Words::tr("Recent files"));
    recent->setObjectName(kRecentMenu);
    recent->addAction(actions[Command::ClearRecent]);
    menu.addActions({actions[Command::Save], actions[Command::SaveAs], actions[Command::Figure]});
    QMenu *edit = menu.addMenu(Words::tr("Edit"));
    edit->addActions({actions[Command::EditWiring], actions[Command::Undo], actions[Command::Redo]});
    edit->addSeparator();
    edit->addActions({actions[Command::Cut], actions[Command::Copy], actions[Command::Paste],
                      actions[Command::Duplicate], actions[Command::Remove], actions[Command::SelectAll]});
    edit->addSeparator();
    edit->addActions({actions[Command::AddPart], actions[Command::Join], actions[Command::Rename]});
    edit->addSeparator();
    edit->addActions({actions[Command::Tidy], actions[Command::AlignLeft], actions[Command::AlignTop],
                      actions[Command::SpreadAcross], actions[Command::SpreadDown]});
    menu.addSection(Words::tr("Run"));
    menu.addActions({actions[Command::Run], actions[Command::Pause], actions[Command::Stop]});
    QMenu *speed = menu.addMenu(Words::tr("Speed"));
    speed->addActions(
        {actions[Command::FullSpeed], actions[Command::TenthSpeed], actions[Command::HundredthSpeed]});
    menu.addSection(Words::tr("Mechanisms"));
    menu.addActions({actions[Command::Compare], actions[Command::Catalogue]});
    menu.addSection(Words::tr("Window"));
    QMenu *view = menu.addMenu(Words::tr("View"));
    view->addActions({actions[Command::ShowWiring], actions[Command::ShowWaits],
                      actions[Command::ShowMessages], actions[Command::ShowFilm]});
    view->addSeparator();
    view->addActions({actions[Command::ShowScript], actions[Command::ShowCharts], actions[Command::ShowLanes],
                      actions[Command::ShowLibrary], actions[Command::ShowInspector],
                      actions[Command::Find]});
    QMenu *time = menu.addMenu(Words::tr("Time"));
    time->addActions({actions[Command::PreviousEvent], actions[Command::NextEvent], actions[Command::Freeze],
                      actions[Command::GoLive]});
    QMenu *layout = menu.addMenu(Words::tr("Layout"));
    layout->addActions(
        {actions[Command::LayoutLab], actions[Command::LayoutLecture], actions[Command::LayoutAnalyse]});
    layout->addSeparator();
    layout->addAction(actions[Command::LayoutReset]);
    QMenu *theme = menu.addMenu(Words::tr("Colours"));
    theme->addActions(
        {actions[Command::ThemeSystem], actions[Command::ThemeLight], actions[Command::ThemeDark]});
    QMenu *language = menu.addMenu(Words::tr("Language"));
    language->addActions({actions[Command::LanguageEnglish], actions[Command::LanguageChinese]});
    menu.addActions({actions[Command::Palette], actions[Command::Settings]});
    menu.addSection(Words::tr("Help"));
    menu.addActions({actions[Command::Tour], actions[Command::Keys], actions[Command::About]});
    menu.addSeparator();
    menu.addAction(actions[Command::Quit]);
    for (const QList<QAction *> &one : {view->actions().mid(0, 4), layout->actions().mid(0, 3),
                                        speed->actions(), theme->actions(), language->actions()}) {
        auto *group = new QActionGroup(&menu);
        for (QAction *action : one)
            group->addAction(action);
    }
}

}  // namespace ws
