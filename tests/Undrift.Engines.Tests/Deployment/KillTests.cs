using System.Diagnostics;
using Undrift.Engines.Tests.Cli;
using Undrift.Engines.Tests.PostgreSql;
using Undrift.PostgreSql.Backups;

namespace Undrift.Engines.Tests.Deployment;

/// <summary>
/// <c>kill -9</c> at each step. The lock is free at once, nothing is half recorded, and the next run says what happened and
/// goes on.
/// </summary>
public sealed class KillTests
{
    public static TheoryData<string> Engines => DeploymentSite.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public Task Killed_while_it_waits_for_the_lock(string engine) =>
        KilledAsync(
            engine,
            DeploymentStep.Lock,
            async site =>
            {
                var attempt = await site.Target.TryLockAsync(
                    new DeploymentClaim("other", "ann@build7"),
                    TestContext.Current.CancellationToken
                );
                var process = site.Start("touch ran", "--wait", "10m");
                await site.EnteredAsync(DeploymentStep.Lock);
                return (process, attempt.Lock!.DisposeAsync);
            },
            "before its command was run; nothing was changed"
        );

    [Theory]
    [MemberData(nameof(Engines))]
    public Task Killed_in_the_preflight(string engine) =>
        KilledAsync(
            engine,
            DeploymentStep.Preflight,
            async site =>
            {
                var block = await Blocker.StartAsync(site, engine);
                var process = site.Start("touch ran", "--statement-timeout", "10m");
                await site.EnteredAsync(DeploymentStep.Preflight);
                return (process, block.FreeAsync);
            },
            "before its command was run; nothing was changed"
        );

    // SQLite has no program for it: see BackupFailureTests.
    [Theory]
    [InlineData(DeploymentSite.Postgres)]
    [InlineData(DeploymentSite.MariaDb)]
    public Task Killed_while_the_backup_is_made(string engine) =>
        KilledAsync(
            engine,
            DeploymentStep.Backup,
            async site =>
            {
                var gate = new Gate(site, "backup");
                var process = await WithDumpAsync(site, engine, $"{gate.Words}; exec");
                await gate.ReachedAsync(process);
                return (
                    process,
                    () =>
                    {
                        gate.Open();
                        return ValueTask.CompletedTask;
                    }
                );
            },
            "before its command was run; nothing was changed"
        );

    [Theory]
    [InlineData(DeploymentSite.Postgres)]
    [InlineData(DeploymentSite.MariaDb)]
    [InlineData(DeploymentSite.Sqlite)]
    public async Task Killed_while_the_command_runs_which_goes_on(string engine)
    {
        await using var site = await DeploymentSite.NewAsync(engine);
        var gate = new Gate(site);
        using var process = site.Start($"echo $$ > pid; {gate.Words}; {site.Good}");
        await gate.ReachedAsync(process);
        await process.KillAsync();
        await DeploymentSite.UntilAsync(async () => await site.HolderAsync() is null);
        var pid = (await File.ReadAllTextAsync(site["pid"], TestContext.Current.CancellationToken)).Trim();
        var id = Assert.Single(await site.HistoryAsync()).Id;
        var run = (await site.MigrateAsync("touch ran")).Expect(4);
        Assert.Contains(
            $"the command of run {id} is still running: process {pid}",
            run.Error,
            StringComparison.Ordinal
        );
        Assert.False(File.Exists(site["ran"]));
        gate.Open();
        await DeploymentSite.UntilAsync(() => Task.FromResult(UndriftProcess.HasEnded(pid)));
        await GoesOnAsync(site, "true", DeploymentStep.Command, "it was killed while its command ran (sh -c ");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public Task Killed_in_the_post_check(string engine) =>
        KilledAsync(
            engine,
            DeploymentStep.PostCheck,
            async site =>
            {
                var gate = new Gate(site);
                var process = site.Start($"{site.Good}; {gate.Words}", "--statement-timeout", "10m");
                await gate.ReachedAsync(process);
                var block = await Blocker.StartAsync(site, engine);
                gate.Open();
                await site.EnteredAsync(DeploymentStep.PostCheck);
                return (process, block.FreeAsync);
            },
            "after its command had ended with exit code 0",
            "true"
        );

    [Theory]
    [InlineData(DeploymentSite.Postgres)]
    [InlineData(DeploymentSite.MariaDb)]
    public async Task The_backup_program_killed_leaves_the_command_unrun(string engine)
    {
        await using var site = await DeploymentSite.NewAsync(engine);
        using var process = await WithDumpAsync(site, engine, "kill -9 $$;");
        (await process.EndAsync()).Expect(4);
        Assert.False(File.Exists(site["ran"]));
        Assert.Equal(DeploymentStep.Backup, Assert.Single(await site.HistoryAsync()).FailedStep);
        await GoesOnAsync(site, site.Good, null, "");
    }

    [Theory]
    [InlineData(DeploymentSite.Postgres)]
    [InlineData(DeploymentSite.MariaDb)]
    [InlineData(DeploymentSite.Sqlite)]
    public async Task The_command_killed_fails_with_its_signal(string engine)
    {
        await using var site = await DeploymentSite.NewAsync(engine);
        var run = (await site.MigrateAsync("kill -9 $$")).Expect(137);
        Assert.Contains("the command failed with exit code 137\n", run.Error, StringComparison.Ordinal);
        Assert.Null(await site.HolderAsync());
        Assert.Equal(137, Assert.Single(await site.HistoryAsync()).CommandExitCode);
        (await site.MigrateAsync(site.Good)).Expect(0);
    }

    private static async Task KilledAsync(
        string engine,
        DeploymentStep step,
        Func<DeploymentSite, Task<(UndriftProcess Process, Func<ValueTask> Free)>> begin,
        string told,
        string? good = null
    )
    {
        await using var site = await DeploymentSite.NewAsync(engine);
        var (process, free) = await begin(site);
        using (process)
            await process.KillAsync();
        await free();
        await DeploymentSite.UntilAsync(async () => await site.HolderAsync() is null);
        Assert.False(File.Exists(site["ran"]));
        await GoesOnAsync(site, good ?? site.Good, step, told);
    }

    private static async Task GoesOnAsync(DeploymentSite site, string good, DeploymentStep? step, string told)
    {
        Assert.Contains(
            ", whole\n",
            (await site.UndriftAsync("history", "verify")).Expect(0).Out,
            StringComparison.Ordinal
        );
        var run = (await site.MigrateAsync(good)).Expect(0);
        if (step is { } at)
        {
            Assert.Contains(
                $"did not come to its end at the step '{Undrift.Cli.StepWords.Of(at)}'",
                run.Error,
                StringComparison.Ordinal
            );
            Assert.Contains(told, run.Error, StringComparison.Ordinal);
        }
        Assert.Contains("undrift: at        2 nick\n", run.Error, StringComparison.Ordinal);
        Assert.Equal(DeploymentOutcome.Succeeded, (await site.HistoryAsync())[^1].Outcome);
        // What was told is told once.
        Assert.DoesNotContain(
            "undrift: before",
            (await site.MigrateAsync("true")).Expect(0).Error,
            StringComparison.Ordinal
        );
    }

    /// <summary>Begins a deployment with a backup, whose program does something before it becomes the real one.</summary>
    private static async Task<UndriftProcess> WithDumpAsync(DeploymentSite site, string engine, string first)
    {
        var isMariaDb = engine == DeploymentSite.MariaDb;
        var binaries = (await Servers.GetAsync()).Binaries;
        var (dump, others) = isMariaDb ? ("mariadb-dump", (string[])["mariadb"]) : ("pg_dump", ["pg_restore", "psql"]);
        var real = isMariaDb
            ? "/usr/bin"
            : (
                await ClientPrograms.ForAsync(
                    binaries.Major,
                    ClientEnvironment.Process,
                    TestContext.Current.CancellationToken
                )
            ).Folder;
        Directory.CreateDirectory(site["programs"]);
        foreach (var name in others)
            File.CreateSymbolicLink(site["programs/" + name], Path.Combine(real, name));
        site.Write(
            "programs/" + dump,
            $"#!/bin/sh\ncase \"$*\" in *--version*) exec {real}/{dump} \"$@\";; esac\n{first} {real}/{dump} \"$@\"\n"
        );
        using (var chmod = Process.Start("chmod", ["-R", "a+rx", site.Folder]))
            await chmod.WaitForExitAsync(TestContext.Current.CancellationToken);
        var (variable, behind) = isMariaDb
            ? ("PATH", Environment.GetEnvironmentVariable("PATH"))
            : ("UNDRIFT_PG_BIN", binaries.Folder);
        return UndriftProcess.Start(
            site.Folder,
            new Dictionary<string, string> { [variable] = $"{site["programs"]}:{behind}" },
            "migrate",
            "--",
            "touch",
            "ran"
        );
    }

    /// <summary>A client of the engine that holds a lock: whoever reads the history of migrations waits until it is freed.</summary>
    private sealed class Blocker(Process client)
    {
        public static async Task<Blocker> StartAsync(DeploymentSite site, string engine)
        {
            var door = site.Target.Door;
            var start = new ProcessStartInfo("sh", ["-c", site.Client])
            {
                RedirectStandardInput = true,
                UseShellExecute = false,
            };
            start.Environment["DATABASE_URL"] = door.Url;
            foreach (var (name, value) in door.Variables)
                start.Environment[name] = value;
            var client = Process.Start(start)!;
            var held = site["held"];
            await client.StandardInput.WriteAsync(
                engine switch
                {
                    DeploymentSite.Postgres => $"BEGIN; LOCK TABLE schema_migrations;\n\\! touch {held}\n",
                    DeploymentSite.MariaDb => $"LOCK TABLES schema_migrations WRITE;\n\\! touch {held}\n",
                    _ => $"BEGIN EXCLUSIVE;\n.shell touch {held}\n",
                }
            );
            await client.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
            await DeploymentSite.UntilAsync(() => Task.FromResult(File.Exists(held)));
            return new Blocker(client);
        }

        public async ValueTask FreeAsync()
        {
            client.StandardInput.Close();
            await client.WaitForExitAsync(TestContext.Current.CancellationToken);
            client.Dispose();
        }
    }
}
