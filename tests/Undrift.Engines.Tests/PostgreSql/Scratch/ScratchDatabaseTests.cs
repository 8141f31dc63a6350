using Npgsql;
using Undrift.PostgreSql;

namespace Undrift.Engines.Tests.PostgreSql.Scratch;

public sealed class ScratchDatabaseTests
{
    private static readonly BuildOptions Options = new(TimeSpan.FromSeconds(30), []);

    [Fact]
    public async Task A_private_server_answers_and_is_gone_afterwards()
    {
        await Servers.GetAsync();
        var cancellation = TestContext.Current.CancellationToken;
        string folder;
        await using (var scratch = await ScratchDatabase.CreateAsync(Options, cancellation))
        {
            folder = scratch.Source.Servers[0].Host;
            await using var connection = await scratch.OpenAsync(Options.Timeout, cancellation);
            await using var command = new NpgsqlCommand("SELECT current_setting('data_directory')", connection);
            Assert.Equal(Path.Combine(folder, "data"), await command.ExecuteScalarAsync(cancellation));
            Assert.True(Directory.Exists(folder));
        }
        Assert.False(Directory.Exists(folder));
    }
}
