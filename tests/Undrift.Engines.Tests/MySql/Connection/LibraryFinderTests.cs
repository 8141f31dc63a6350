using Undrift.MySql.Native;

namespace Undrift.Engines.Tests.MySql.Connection;

public sealed class LibraryFinderTests
{
    [Fact]
    public void Without_a_library_the_message_names_what_to_install_on_each_system()
    {
        var library = LibraryFinder.Library;
        foreach (
            var (place, packages) in (IEnumerable<(LibraryPlace, string[])>)
                [
                    (
                        library.Linux,
                        ["apt install libmariadb3", "dnf install mariadb-connector-c", "apk add mariadb-connector-c"]
                    ),
                    (library.MacOs, ["brew install mariadb-connector-c"]),
                    (library.Windows, ["winget install MariaDB.Server", "libmariadb.dll"]),
                ]
        )
        {
            var error = Assert.Throws<UndriftException>(() => library.Find(null, place, _ => 0));
            Assert.Contains("no MySQL client library was found", error.Message, StringComparison.Ordinal);
            Assert.Contains(place.Candidates[0], error.Message, StringComparison.Ordinal);
            Assert.Contains(LibraryFinder.Variable, error.Next, StringComparison.Ordinal);
            foreach (var package in packages)
                Assert.Contains(package, error.Next, StringComparison.Ordinal);
        }
    }
}
