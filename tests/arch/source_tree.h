// The files of the source tree as text, for rules that look at them.
#pragma once

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace plateglass::test {

struct SourceFile {
    QString path; ///< from the root of the tree
    QString text;
};

/// Files under the folders whose names end in one of `endings`.
inline std::vector<SourceFile> filesUnder(const QStringList& folders, const QStringList& endings)
{
    const QString root = QStringLiteral(PLATEGLASS_SOURCE_DIR);
    std::vector<SourceFile> found;
    for (const QString& folder : folders) {
        QDirIterator it(root + u'/' + folder, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            const bool wanted = std::ranges::any_of(endings, [&](const QString& ending) { return file.fileName().endsWith(ending); });
            if (wanted && file.open(QIODevice::ReadOnly))
                found.push_back({file.fileName().mid(root.size() + 1), QString::fromUtf8(file.readAll())});
        }
    }
    return found;
}

/// `path:line: text` for each line that a rule objects to; comments at the end of a line are not looked at.
inline QStringList offences(const std::vector<SourceFile>& files, const std::vector<QRegularExpression>& rules)
{
    static const QRegularExpression comment(QStringLiteral(R"(//.*$)"));
    QStringList found;
    for (const SourceFile& file : files) {
        int number = 0;
        for (const QString& line : file.text.split(u'\n')) {
            ++number;
            const QString code = QString(line).remove(comment);
            for (const QRegularExpression& rule : rules)
                if (rule.match(code).hasMatch())
                    found.append(QStringLiteral("%1:%2: %3").arg(file.path).arg(number).arg(line.trimmed()));
        }
    }
    return found;
}

inline QRegularExpression rule(const char* pattern)
{
    return QRegularExpression(QString::fromLatin1(pattern));
}

} // namespace plateglass::test
