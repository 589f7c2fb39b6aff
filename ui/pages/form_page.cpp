#include "ui/pages/form_page.h"

#include "ui/format.h"
#include "ui/pages/form_entry.h"
#include "ui/step_text.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/text.h"

#include <QHideEvent>
#include <QVBoxLayout>
#include <algorithm>
#include <map>

namespace certdesk::ui {

namespace {

// The description alone, without what stands in it.
portal::Form blank(portal::Form form) {
  form.filled = false;
  for (auto& section : form.sections)
    for (auto& field : section.fields) {
      if (!field.readOnly) field.value.clear();
      field.remark.clear();
    }
  return form;
}

bool hasRemarks(const portal::Form& form) {
  return std::any_of(form.sections.begin(), form.sections.end(), [](const auto& section) {
    return std::any_of(section.fields.begin(), section.fields.end(),
                       [](const auto& field) { return !field.remark.empty(); });
  });
}

} // namespace

FormPage::FormPage(WizardModel& model)
    : WizardPage(model), m_draft(model.services().drafts, model.facts().applicationId), m_column(addFormColumn()),
      m_kept(new Text(Type::Note, Ink::Text2)) {
  m_column->addWidget(m_kept);
  addStretch();
  connect(&model, &WizardModel::changed, this, &FormPage::follow);
  connect(&m_draft, &FormDraft::loaded, this, &FormPage::bringBack);
  connect(&m_draft, &FormDraft::lastingChanged, this, &FormPage::sayKept);
}

QString FormPage::title() const { return utf8(m_form.title); }

QString FormPage::lead() const {
  if (readOnly()) return {};
  if (hasRemarks(m_form)) return tr("This page was sent back. What is to be corrected is said at its place.");
  return tr("What has a star must be filled in. You can come back and change it until you submit.");
}

const portal::Form* FormPage::shownForm() const {
  return facts().application.known() ? workflow::formNamed(application(), m_form.id) : nullptr;
}

bool FormPage::edited() const {
  return std::any_of(m_entries.begin(), m_entries.end(), [](const auto* entry) { return entry->edited(); });
}

// Also when another page is shown: that the portal has it is learned with the page that follows.
void FormPage::follow() {
  if (std::holds_alternative<EndScreen>(m_model.screen())) return m_draft.forget();
  const auto* form = shownForm();
  if (form == nullptr) return;
  const bool answered = m_sent && !busy();
  const bool taken = answered && !m_model.view().failure && form->filled;
  if (answered) m_sent = false;
  if (blank(*form) == blank(m_form)) takeOver(*form);
  if (!taken) return;
  for (auto* entry : m_entries)
    entry->setValue(entry->field().value); // as the portal put it down
  keepDraft();
}

void FormPage::see() {
  follow();
  const auto* line = m_model.line();
  if (line != nullptr) {
    const std::string id(workflow::wireName(line->step));
    const auto* found = workflow::formNamed(application(), id);
    const auto form = found != nullptr ? *found : portal::Form{id, stepTitle(line->step).toStdString(), {}, true};
    if (blank(form) != blank(m_form)) build(form);
  }
  askAnew();
  for (auto* entry : m_entries) {
    entry->see();
    entry->setOpen(!readOnly() && !busy());
  }
  sayKept();
  Q_EMIT offerChanged();
}

// Another form, or the same described otherwise (in another language): what was typed over it is carried over.
void FormPage::build(const portal::Form& form) {
  const bool other = form.id != m_form.id;
  std::map<std::string, std::string> typed;
  std::string last, focused;
  for (const auto* entry : m_entries) {
    if (!other && entry->edited()) typed[entry->field().id] = entry->value();
    if (!other && entry->isAncestorOf(focusWidget())) focused = entry->field().id;
    if (!other && entry == m_last) last = entry->field().id;
  }
  if (m_fields != nullptr) {
    m_fields->hide();
    m_fields->deleteLater();
  }
  m_entries.clear();
  m_form = form;
  m_fields = new QWidget;
  auto* column = new QVBoxLayout(m_fields);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(24);
  m_column->insertWidget(0, m_fields);
  for (const auto& section : form.sections)
    addSection(section, *column, form.sections.size() > 1 || section.title != form.title);
  for (auto* entry : m_entries) {
    const auto found = typed.find(entry->field().id);
    if (found != typed.end()) entry->setValue(found->second);
    if (entry->field().id == last) m_last = entry;
    if (entry->field().id == focused && entry->stop() != nullptr) entry->stop()->setFocus();
  }
  if (!other) return;
  m_broughtBack = false;
  for (auto* entry : m_entries)
    if (!entry->field().remark.empty()) {
      reveal(entry);
      break;
    }
  m_draft.open(form.id);
}

void FormPage::addSection(const portal::FormSection& section, QVBoxLayout& column, bool titled) {
  if (titled && !section.title.empty()) {
    if (column.count() > 0) column.addWidget(new Line);
    column.addWidget(new Text(Type::Section, Ink::Text, utf8(section.title)));
  }
  for (const auto& field : section.fields) {
    auto* entry = new FormEntry(field);
    column.addWidget(entry);
    m_entries.push_back(entry);
    connect(entry, &FormEntry::changed, this, [this, entry] {
      m_last = entry;
      askAnew();
      keepDraft();
    });
  }
}

// Which fields are to be filled in hangs on what stands in others.
void FormPage::askAnew() {
  const auto valueOf = [this](const std::string& id) {
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(), [&](const auto* entry) { return entry->field().id == id; });
    return found == m_entries.end() ? std::string() : (*found)->value();
  };
  for (auto* entry : m_entries)
    entry->setRequired(papers::isRequired(entry->field(), valueOf));
}

void FormPage::takeOver(const portal::Form& form) {
  m_form = form;
  auto entry = m_entries.begin();
  bool changed = false;
  for (const auto& section : form.sections)
    for (const auto& field : section.fields) {
      changed = changed || field.value != (*entry)->field().value;
      (*entry++)->takeOver(field);
    }
  if (changed) keepDraft();
}

void FormPage::bringBack(const papers::Draft& draft) {
  if (readOnly()) return;
  for (auto* entry : m_entries)
    m_broughtBack = entry->bringBack(draft) || m_broughtBack;
  askAnew();
  keepDraft(); // with what was typed before it came
  sayKept();
}

void FormPage::keepDraft() {
  papers::Draft draft;
  for (const auto* entry : m_entries)
    entry->putInto(draft);
  m_draft.change(std::move(draft));
}

void FormPage::sayKept() {
  QStringList said;
  if (m_broughtBack && edited()) said << tr("What you had filled in here and not sent is there again.");
  if (!m_draft.lasting() && !readOnly())
    said << tr("What you fill in is kept only until CertDesk is closed; with Next it is on the portal.");
  m_kept->setText(joined(said));
  m_kept->setVisible(!said.isEmpty());
}

void FormPage::goOn() {
  if (readOnly()) return m_model.goOn();
  FormEntry* first = nullptr;
  m_fields->layout()->setEnabled(false); // what appears would have the whole form laid out anew each time
  for (auto* entry : m_entries) {
    entry->judge();
    if (first == nullptr && entry->wrong()) first = entry;
  }
  m_fields->layout()->setEnabled(true);
  m_fields->layout()->invalidate();
  if (first != nullptr) {
    if (auto* stop = first->stop()) stop->setFocus(Qt::TabFocusReason);
    return reveal(first);
  }
  const auto* form = shownForm();
  if (m_model.mode() != Mode::Current && form != nullptr && form->filled && !edited()) return m_model.goOn();
  workflow::FillForm said{m_form.id, {}};
  for (const auto* entry : m_entries)
    if (auto value = entry->value(); !entry->field().readOnly && !value.empty())
      said.values.push_back({entry->field().id, std::move(value)});
  m_draft.flush();                                   // whatever becomes of the sending
  m_sent = m_model.view().facts.application.known(); // or it is only looked up
  m_model.answer(std::move(said));
}

QWidget* FormPage::firstField() const {
  if (const auto* last = m_last.data(); last != nullptr && last->isVisible() && last->stop() != nullptr)
    return last->stop();
  const auto wanting =
      std::find_if(m_entries.begin(), m_entries.end(), [](const auto* entry) { return entry->wanting(); });
  if (wanting != m_entries.end() && (*wanting)->stop() != nullptr) return (*wanting)->stop();
  for (const auto* entry : m_entries)
    if (entry->stop() != nullptr) return entry->stop();
  return nullptr;
}

void FormPage::hideEvent(QHideEvent* event) {
  m_draft.flush();
  WizardPage::hideEvent(event);
}

} // namespace certdesk::ui
