using System.Diagnostics;
using System.Text.Json;
using Undrift.Engines.Tests.Corpus;
using Undrift.Engines.Tests.PostgreSql;

namespace Undrift.Engines.Tests.Migrations;

/// <summary>A copy of a sample project, with the tools of its language.</summary>
internal sealed class SampleProject : IDisposable
{
    private const string Python = "/usr/bin/python3";
    private readonly TemporaryFolder _folder = new();

    private SampleProject(string source, string into = "")
    {
        foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Root, into, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>The folder.</summary>
    public string Root => _folder.Path;

    /// <summary>The project of Alembic and SQLModel.</summary>
    public static SampleProject Alembic()
    {
        if (!File.Exists(Python) || Run(Path.GetTempPath(), Python, "-c", "import alembic, sqlmodel").Code != 0)
            throw Missing.Skip("no Alembic and SQLModel: install python3-alembic and python3-sqlmodel");
        return new SampleProject(Sample("alembic"));
    }

    /// <summary>The folder of SQLAlchemy 2, for Python to look into first. Few machines can have both: no pipeline has to.</summary>
    public static string SqlAlchemy2
    {
        get
        {
            var folder = Environment.GetEnvironmentVariable("UNDRIFT_TEST_SQLALCHEMY2") ?? "";
            Assert.SkipWhen(
                folder.Length == 0,
                "no SQLAlchemy 2: set UNDRIFT_TEST_SQLALCHEMY2 to a folder of Python packages with it"
            );
            return folder;
        }
    }

    /// <summary>The project of Drizzle, with the packages that the tests were given.</summary>
    public static SampleProject Drizzle()
    {
        if (Environment.GetEnvironmentVariable("UNDRIFT_TEST_DRIZZLE") is not { Length: > 0 } packages)
            throw Missing.Skip("no drizzle-kit: set UNDRIFT_TEST_DRIZZLE to a folder with its node_modules");
        var project = new SampleProject(Sample("drizzle"));
        Directory.CreateSymbolicLink(
            Path.Combine(project.Root, "node_modules"),
            Path.Combine(packages, "node_modules")
        );
        return project;
    }

    /// <summary>A file of SQL that makes nothing.</summary>
    public string Empty => _folder.Write("empty.sql", "SELECT 1;\n");

    /// <summary>A project of Entity Framework Core, built as the tests were given it.</summary>
    /// <param name="name"><c>efcore</c>: the sample; <c>efcore6</c>: SQLite with version 6.</param>
    /// <param name="into">The folder in <see cref="Root"/> that it is copied to.</param>
    public static SampleProject EfCore(string name, string into = "") =>
        Environment.GetEnvironmentVariable("UNDRIFT_TEST_EFCORE") is { Length: > 0 } built
            ? new SampleProject(Path.Combine(built, name), into)
            : throw Missing.Skip(
                "no Entity Framework Core: set UNDRIFT_TEST_EFCORE to a folder with the built projects"
            );

    /// <summary>Writes a file of the project anew.</summary>
    public void Write(string name, string text) => _folder.Write(name, text);

    /// <summary>Changes a file of the project.</summary>
    public void Change(string name, string from, string to)
    {
        var text = File.ReadAllText(Path.Combine(Root, name));
        Assert.Contains(from, text, StringComparison.Ordinal);
        Write(name, text.Replace(from, to, StringComparison.Ordinal));
    }

    /// <summary>Runs Undrift in the project, as a process of its own.</summary>
    public Task<Cli.CliRun> UndriftAsync(params string[] args) => UndriftAsync(null, args);

    /// <summary>The same with variables of the environment.</summary>
    public Task<Cli.CliRun> UndriftAsync(IReadOnlyDictionary<string, string>? variables, params string[] args) =>
        Cli.UndriftProcess.RunAsync(Root, variables, [.. args, .. Interpreter]);

    /// <summary>Runs drizzle-kit in the project.</summary>
    public (int Code, string Said) DrizzleKit(params string[] args) =>
        Run(Root, "node", ["node_modules/drizzle-kit/bin.cjs", .. args]);

    /// <summary>Runs Alembic on a database of the project.</summary>
    public void Alembic(params string[] args)
    {
        var run = Run(Root, Python, ["-m", "alembic", .. args], ("DATABASE_URL", $"sqlite:///{Root}/app.db"));
        Assert.True(run.Code == 0, run.Said);
    }

    /// <summary>Runs a program of .NET that the project was built to, with one variable of its own.</summary>
    public void Dotnet(string dll, (string, string) variable, params string[] args)
    {
        var run = Run(Root, "dotnet", [Path.Combine("bin", "Debug", "net10.0", dll), .. args], variable);
        Assert.True(run.Code == 0, run.Said);
    }

    /// <summary>A database of the sample of Entity Framework Core, which migrated it.</summary>
    /// <param name="version">The last of the migrations that it has.</param>
    public async Task<TestDatabase> ShopAsync(string version)
    {
        var server = await Servers.GetAsync();
        var database = await server.CreateDatabaseAsync();
        var (address, user) = (database.Source.Servers[0], database.Source.User);
        Dotnet(
            "Shop.dll",
            (
                "ConnectionStrings__Shop",
                $"Host={address.Host};Port={address.Port};Username={user};Database={database.Name}"
            ),
            "migrate",
            version
        );
        return database;
    }

    public static Dictionary<string, string> Causes(JsonElement json) =>
        json.GetProperty("drifts")
            .EnumerateArray()
            .ToDictionary(
                drift => drift.GetProperty("object").GetProperty("name").GetString()!,
                drift => drift.GetProperty("cause").GetString()!
            );

    public void Dispose() => _folder.Dispose();

    private static string Sample(string name) => Path.Combine(Repository.Root, "samples", name);

    private string[] Interpreter => File.Exists(Path.Combine(Root, "alembic.ini")) ? ["--python", Python] : [];

    private static (int Code, string Said) Run(string folder, string program, params string[] args) =>
        Run(folder, program, args, []);

    private static (int Code, string Said) Run(
        string folder,
        string program,
        IEnumerable<string> args,
        params (string Name, string Value)[] variables
    )
    {
        var start = new ProcessStartInfo(program, args)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }
}
