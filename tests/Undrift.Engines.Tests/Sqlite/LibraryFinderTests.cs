using Undrift.Sqlite;

namespace Undrift.Engines.Tests.Sqlite;

public sealed class LibraryFinderTests
{
    private static readonly SystemLibrary Library = LibraryFinder.Library;

    [Fact]
    public void Without_a_library_the_message_names_what_to_install()
    {
        var error = Assert.Throws<UndriftException>(() => Library.Find(null, Library.Linux, _ => 0));
        Assert.Contains("no SQLite library was found", error.Message, StringComparison.Ordinal);
        Assert.Contains("libsqlite3.so.0", error.Message, StringComparison.Ordinal);
        Assert.Contains("apt install libsqlite3-0", error.Next, StringComparison.Ordinal);
        Assert.Contains(LibraryFinder.Variable, error.Next, StringComparison.Ordinal);
    }

    [Fact]
    public void A_configured_library_is_the_only_candidate()
    {
        Assert.Equal(7, Find("/opt/libsqlite3.so", name => name == "/opt/libsqlite3.so" ? 7 : 8));
        var error = Assert.Throws<UndriftException>(() => Find("/opt/none.so", name => name == "/opt/none.so" ? 0 : 8));
        Assert.Contains("'/opt/none.so' cannot be loaded", error.Message, StringComparison.Ordinal);
    }

    private static nint Find(string configured, Func<string, nint> load) =>
        Library.Find(configured, Library.Linux, load);
}
