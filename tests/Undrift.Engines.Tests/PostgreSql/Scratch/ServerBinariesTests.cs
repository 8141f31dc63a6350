using Undrift.Engines.Tests.PostgreSql.Connection;
using Undrift.PostgreSql;

namespace Undrift.Engines.Tests.PostgreSql.Scratch;

public sealed class ServerBinariesTests
{
    private static readonly ServerBinaries[] Some =
    [
        new("13", "13.1", 13),
        new("15", "15.20", 15),
        new("17", "17.10", 17),
    ];

    [Theory]
    [InlineData(13, 13)]
    [InlineData(14, 15)]
    [InlineData(15, 15)]
    [InlineData(16, 17)]
    [InlineData(18, 17)]
    [InlineData(null, 17)]
    public void The_nearest_version_is_the_same_then_the_next_newer_then_the_next_older(int? wanted, int expected) =>
        Assert.Equal(expected, ServerBinaries.Choose(Some, wanted).Major);

    [Fact]
    public async Task A_folder_without_a_server_is_named_with_what_to_install()
    {
        using var folder = new TemporaryFolder();
        var environment = Surroundings.With("", ("UNDRIFT_PG_BIN", folder.Path));
        var failure = await Assert.ThrowsAsync<UndriftException>(() =>
            ServerBinaries.FindAsync(environment, TestContext.Current.CancellationToken)
        );
        Assert.Contains("UNDRIFT_PG_BIN", failure.Message);
        Assert.Equal(folder.Path, failure.Where);
        Assert.Contains("--scratch URL", failure.Next);
    }

    [Fact]
    public async Task Programs_on_the_path_are_found()
    {
        await Servers.GetAsync();
        var binaries = (await Servers.BinariesAsync(Servers.Default))!;
        var found = await ServerBinaries.FindAsync(
            Surroundings.With("", ("PATH", $"/no/such/folder{Path.PathSeparator}{binaries.Folder}")),
            TestContext.Current.CancellationToken
        );
        Assert.Contains(binaries, found);
    }

    [Fact]
    public async Task A_link_leads_to_the_server_and_to_what_belongs_to_it()
    {
        await Servers.GetAsync();
        var binaries = (await Servers.BinariesAsync(Servers.Default))!;
        using var folder = new TemporaryFolder();
        foreach (var name in new[] { "postgres", "initdb" })
            File.CreateSymbolicLink(Path.Combine(folder.Path, name), Path.Combine(binaries.Folder, name));
        Assert.Equal(IdentityOf(binaries.Folder), IdentityOf(folder.Path));
    }

    private static IReadOnlyList<string> IdentityOf(string folder) =>
        ServerBinaries.Identity(Surroundings.With("", ("UNDRIFT_PG_BIN", folder)))!;
}
