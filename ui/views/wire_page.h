// The inspector with a wire selected: its mechanism, what flows, and where its two ends spend their time.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "session/snapshot.h"
#include "ui/views/fact_list.h"
#include "ui/views/page.h"
#include "ui/views/time_bar.h"

class QPushButton;

namespace ws {

class MechanismBox;

class WirePage : public Page
{
    Q_OBJECT

public:
    explicit WirePage(QWidget *parent = nullptr);

    void setTheme(const Theme &theme) override;
    void setSnapshot(const Snapshot &snapshot, std::uint32_t object);
    // Who knows what stands against a mechanism for a wire, by its object and the mechanism's id.
    using Judge = std::function<std::vector<std::string>(std::uint32_t, const std::string &)>;
    void setJudge(Judge judge) { m_judge = std::move(judge); }
    // What stands against a choice, as sentences; empty clears it.
    void setProblems(const std::vector<std::string> &problems);

signals:
    void mechanismWanted(const QString &id);
    void runWanted();

private:
    void chosen(int index);
    void offerMechanisms(const Snapshot &snapshot, std::uint32_t object);
    QList<Fact> nowFacts(const ObjectResults &results) const;
    void showTimes(const Snapshot &snapshot, std::uint32_t object);

    QLabel *m_title;
    QLabel *m_ends;
    MechanismBox *m_mechanism;
    QLabel *m_sentence;
    QLabel *m_problems;
    QPushButton *m_run;
    FactList *m_parameters;
    QLabel *m_nowTitle;
    FactList *m_now;
    QLabel *m_senderTitle;
    TimeBar *m_sender;
    QLabel *m_receiverTitle;
    TimeBar *m_receiver;
    QWidget *m_separators[2] = {};
    QString m_type;
    Judge m_judge;
    std::shared_ptr<const Experiment> m_judged;  // the choices are those for its wire m_shown
    std::string m_shown;
};

}  // namespace ws
