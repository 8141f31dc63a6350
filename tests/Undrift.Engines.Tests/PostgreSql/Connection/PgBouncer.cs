using System.Diagnostics;
using Undrift.Engines.Tests.Corpus;
using Undrift.PostgreSql;

namespace Undrift.Engines.Tests.PostgreSql.Connection;

/// <summary>
/// PgBouncer before a test server, in transaction mode and with one connection to each database: whatever a session leaves
/// behind, the next one finds. It refuses start-up parameters that it does not know, as it does by default.
/// </summary>
internal sealed class PgBouncer : IDisposable
{
    private const int Port = 6432;
    private const string Program = "pgbouncer";

    private readonly ScratchFolder folder;
    private readonly Process process;

    private PgBouncer(ScratchFolder folder, Process process) => (this.folder, this.process) = (folder, process);

    /// <summary>Starts it; skips where it is not installed, or fails when CI=true.</summary>
    public static async Task<PgBouncer> StartAsync(TestServer server)
    {
        if (Find() is not { } program)
            throw Missing.Skip("pgbouncer is not installed");
        var user = ServerUser.Needed("postgres");
        var place = ScratchFolder.Create(ClientEnvironment.Process, user);
        var settings = Write(
            place,
            user,
            "pgbouncer.ini",
            $"""
            [databases]
            * = host={server.Source().Servers[0].Host} port=5432
            [pgbouncer]
            listen_addr =
            listen_port = {Port}
            unix_socket_dir = {place.Path}
            auth_type = trust
            auth_file = {Write(place, user, "users.txt", $"\"{server.Source().User}\" \"\"\n")}
            pool_mode = transaction
            default_pool_size = 1
            """
        );
        var started = new PgBouncer(place, ChildProgram.Start(program, ["--quiet", settings], place.Path, user));
        while (!File.Exists(Path.Combine(place.Path, $".s.PGSQL.{Port}")))
        {
            Assert.False(started.process.HasExited, "pgbouncer ended at its start");
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
        return started;
    }

    /// <summary>The source that reaches a database through it, as a user would write it.</summary>
    public string Url(TestDatabase database) =>
        $"postgres://{database.Source.User}@/{database.Name}?host={folder.Path}&port={Port}";

    public void Dispose()
    {
        ChildServer.End(process, LibC.Quit);
        process.Dispose();
        folder.Dispose();
    }

    private static string Write(ScratchFolder place, ServerUser? user, string name, string text)
    {
        var path = Path.Combine(place.Path, name);
        File.WriteAllText(path, text);
        user?.Own(path);
        return path;
    }

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Append("/usr/sbin")
            .Select(path => Path.Combine(path, Program))
            .FirstOrDefault(File.Exists);
}
