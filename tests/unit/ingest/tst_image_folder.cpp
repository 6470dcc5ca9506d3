// Images that rows name: out of one folder, and never out of another.
#include "delimited_file.h"
#include "ingest/image_folder.h"
#include "support/test_main.h"

#include <QTest>

using namespace plateglass;
using test::json;
namespace fs = std::filesystem;

class TestImageFolder : public QObject {
    Q_OBJECT
    QTemporaryDir m_scratch;
    fs::path m_root, m_images;

    void put(const fs::path& path, std::string_view bytes)
    {
        fs::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << bytes;
    }
    std::string outcome(std::string_view name)
    {
        const auto blob = ingest::ImageFolder::open(m_images)->read(name);
        return blob ? "read" : std::string(blob.error());
    }
private slots:
    void initTestCase()
    {
        m_root = m_scratch.path().toStdString();
        m_images = m_root / "images";
        put(m_images / "a.jpg", "abc");
        put(m_images / "day" / "b#1.jpg", "abc");
        put(m_images / "empty.jpg", "");
        put(m_root / "secret.jpg", "secret");
        put(m_root / "images2" / "c.jpg", "other");
        fs::create_symlink(m_root / "secret.jpg", m_images / "link.jpg");
        fs::create_directory_symlink(m_root / "images2", m_images / "linked");
        fs::create_symlink("day/b#1.jpg", m_images / "inside.jpg");
    }
    void namesStayInsideTheFolder_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("outcome");
        const auto row = [](const char* name, const char* outcome) { QTest::newRow(name) << QByteArray(name) << QByteArray(outcome); };
        row("a.jpg", "read");
        row("day/b#1.jpg", "read");
        row("day\\b#1.jpg", "read");
        row("inside.jpg", "read");
        row("c.jpg", "image.missing");
        row("day", "image.missing");
        row("empty.jpg", "image.size");
        row("../secret.jpg", "image.path");
        row("day/../../secret.jpg", "image.path");
        row("..\\secret.jpg", "image.path");
        row("day/../a.jpg", "image.path");
        row("/etc/hostname", "image.path");
        row("C:/x.jpg", "image.path");
        row("a.jpg:stream", "image.path");
        row("link.jpg", "image.path");
        row("linked/c.jpg", "image.path");
        QTest::newRow("NUL") << QByteArray("a.jpg\0x", 7) << QByteArray("image.path");
        QTest::newRow("empty") << QByteArray() << QByteArray("image.path");
    }
    void namesStayInsideTheFolder()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, outcome);
        QCOMPARE(this->outcome(name.toStdString()), outcome.toStdString());
    }
    void anImageIsNamedByItsDigest()
    {
        const auto blob = ingest::ImageFolder::open(m_images)->read("a.jpg");
        QCOMPARE(blob->sha256, std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QCOMPARE(blob->bytes, (base::Bytes{'a', 'b', 'c'}));
    }
    void rowsNameImagesAndABatchHoldsEachOnce()
    {
        const auto mapping = json("{'columns':{'plate':'p','time':{'column':'t','format':'epoch'},'camera':'c','image':'i'}}");
        const test::DelimitedFile file("p,t,c,i\nQQ1,1,C,a.jpg\nQQ2,2,C,day/b#1.jpg\nQQ3,3,C,\nQQ4,4,C,../secret.jpg\nQQ5,5,C,gone.jpg\n");
        const auto all = file.read(mapping, {.images = m_images});
        QCOMPARE(all.reasons(), std::string("5 image.path, 6 image.missing"));
        QCOMPARE(all.images.size(), std::size_t(1));
        QCOMPARE(all.reads.size(), std::size_t(3));
        QCOMPARE(all.reads[1].imageSha256, all.images[0].sha256);
        QCOMPARE(all.reads[1].image, domain::ImageState::Stored);
        QCOMPARE(all.reads[2].image, domain::ImageState::None);
        const auto without = file.read(mapping);
        QCOMPARE(without.reads.size(), std::size_t(5));
        QCOMPARE(without.reads[0].image, domain::ImageState::None);
        QCOMPARE(file.read(mapping, {.images = m_root / "nowhere"}).outcome.error().code, base::Errc::NotFound);
    }
};
PLATEGLASS_TEST(TestImageFolder)
#include "tst_image_folder.moc"
