using Undrift.MySql.Native;

namespace Undrift.Engines.Tests.MySql.Connection;

public sealed class LibraryFinderTests
{
    [Fact]
    public void Without_a_library_the_message_names_what_to_install()
    {
        var error = Assert.Throws<UndriftException>(() => LibraryFinder.Find(null, _ => 0));
        Assert.Contains("no MySQL client library was found", error.Message, StringComparison.Ordinal);
        Assert.Contains(LibraryFinder.Variable, error.Next, StringComparison.Ordinal);
        Assert.SkipUnless(OperatingSystem.IsLinux(), "packages of Linux");
        foreach (var package in (string[])["apt install libmariadb3", "dnf install", "apk add mariadb-connector-c"])
            Assert.Contains(package, error.Next, StringComparison.Ordinal);
    }

    [Fact]
    public void A_configured_library_is_the_only_candidate()
    {
        Assert.Equal(7, LibraryFinder.Find("/opt/libmariadb.so", name => name == "/opt/libmariadb.so" ? 7 : 8));
        var error = Assert.Throws<UndriftException>(() =>
            LibraryFinder.Find("/opt/none.so", name => name == "/opt/none.so" ? 0 : 8)
        );
        Assert.Contains("'/opt/none.so' cannot be loaded", error.Message, StringComparison.Ordinal);
    }
}
