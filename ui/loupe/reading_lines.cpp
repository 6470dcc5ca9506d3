#include "ui/loupe/reading_lines.h"

#include "ui/common/fonts.h"
#include "ui/common/formats.h"
#include "ui/common/qt_std.h"
#include "ui/common/theme.h"
#include "ui/common/toned_label.h"
#include "ui/models/row_words.h"

#include <QGridLayout>

namespace plateglass::ui {

namespace {

/// The characters the camera itself doubted, by place.
QStringList doubted(const domain::Read& read)
{
    QStringList parts;
    const QStringList characters = plateCharacters(read.row.plate);
    const auto& confidences = read.row.characterConfidence;
    if (std::ssize(confidences) != characters.size())
        return parts;
    for (qsizetype i = 0; i < characters.size(); ++i)
        if (const auto& one = confidences[static_cast<std::size_t>(i)]; one && isLow(*one))
            parts.push_back(ReadingLines::tr("character %1, %2", "place in the plate, confidence").arg(i + 1).arg(Formats::percent(*one)));
    return parts;
}

/// A plate inside a sentence keeps its face, in which 0 and O, 1 and I stay apart.
QString inPlateFont(const QString& plate)
{
    return QStringLiteral("<span style=\"font-family:'%1'; font-weight:500\">%2</span>").arg(fontFor(TextRole::PlateTable).family(), plate.toHtmlEscaped());
}

} // namespace

ReadingLines::ReadingLines(Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_grid(new QGridLayout(this)), m_camera(addLine(tr("Camera", "whose reading"), QStringLiteral("cameraLine"), 0)),
      m_cameraMore(new TonedLabel(theme, TextRole::Note, Tone::Secondary, this))
{
    m_grid->setHorizontalSpacing(size::kMedium);
    m_grid->setVerticalSpacing(size::kGrid);
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnMinimumWidth(0, size::kFactHead);
    m_cameraMore->setObjectName(QStringLiteral("cameraMore"));
    m_cameraMore->setWordWrap(true);
    m_cameraMore->setTextFormat(Qt::RichText);
    m_grid->addWidget(m_cameraMore, 1, 1);
    addLine(tr("Re-read", "whose reading"), QStringLiteral("rereadLine"), 2)->setText(tr("No second reader installed"));
    addLine(tr("Person", "whose reading"), QStringLiteral("personLine"), 3)->setText(tr("Not verified yet"));
}

TonedLabel* ReadingLines::addLine(const QString& head, const QString& name, int line)
{
    auto* left = new TonedLabel(m_theme, TextRole::Head, Tone::Secondary, this);
    left->setText(head);
    auto* right = new TonedLabel(m_theme, line == 0 ? TextRole::PlateTable : TextRole::Body, line == 0 ? Tone::Primary : Tone::Muted, this);
    right->setObjectName(name);
    left->setBuddy(right);
    left->standWith(line == 0 ? TextRole::PlateTable : TextRole::Body);
    right->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_grid->addWidget(left, line, 0, Qt::AlignTop);
    m_grid->addWidget(right, line, 1, Qt::AlignTop);
    return right;
}

void ReadingLines::setRow(const domain::AnswerRow& row, const domain::AnswerPlate& plate)
{
    m_camera->setText(plateCharacters(plate.plate).join(QString()));
    m_camera->setAccessibleName(spelledPlate(plate.plate));
    m_cameraMore->setText(row.hasConfidence ? tr("Confidence %1").arg(Formats::percent(row.confidence)) : tr("Confidence not given"));
}

void ReadingLines::setRead(const domain::Read& read)
{
    QStringList sentences{read.row.confidence ? tr("Confidence %1").arg(Formats::percent(*read.row.confidence)) : tr("Confidence not given")};
    if (const QStringList low = doubted(read); !low.isEmpty())
        sentences.push_back(tr("Low: %1", "list of characters").arg(low.join(QStringLiteral("; "))));
    else if (read.row.characterConfidence.empty())
        sentences.push_back(tr("None given for single characters"));
    for (const auto& candidate : read.row.candidates)
        sentences.push_back(tr("Also considered: %1, %2", "plate, confidence").arg(inPlateFont(toQt(candidate.text)), Formats::percent(candidate.confidence)));
    m_cameraMore->setText(sentences.join(QStringLiteral("<br>")));
}

} // namespace plateglass::ui
