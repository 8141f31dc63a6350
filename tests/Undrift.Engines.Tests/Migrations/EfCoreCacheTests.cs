using Undrift.Engines.Tests.Cli;
using Undrift.Engines.Tests.Corpus;

namespace Undrift.Engines.Tests.Migrations;

/// <summary>What EF Core said is kept for as long as a build would change nothing, and only where its code can read nothing else.</summary>
public sealed class EfCoreCacheTests : IDisposable
{
    private const string Project = "efcore:app/Shop.csproj";
    private const string Dll = "efcore:app/bin/Debug/net10.0/Shop.dll";
    private readonly SampleProject _project = SampleProject.EfCore("efcore", "app");
    private readonly CountedDotnet _dotnet;
    private readonly Dictionary<string, string> _variables;

    public EfCoreCacheTests()
    {
        _dotnet = new CountedDotnet(_project.Root);
        _variables = new Dictionary<string, string>
        {
            ["XDG_CACHE_HOME"] = Path.Combine(_project.Root, "cache"),
            ["PATH"] = _dotnet.Path,
        };
    }

    public void Dispose() => _project.Dispose();

    /// <summary>All of them, or one of them: the rules themselves are tried without a project.</summary>
    public static TheoryData<string, string, string, string> Readers
    {
        get
        {
            var sample = new TheoryData<string, string, string, string>();
            foreach (var row in All.Where((_, at) => Repository.All || at % 8 == 0))
                sample.Add(row);
            return sample;
        }
    }

    private static TheoryData<string, string, string, string> All =>
        new()
        {
            {
                "ShopContext.cs",
                "public int? Age",
                "public static bool X = File.Exists(\"x\"); public int? Age",
                "Shop.dll refers to System.IO.File"
            },
            {
                "ShopContext.cs",
                "namespace Shop;",
                "namespace Shop;\npublic static class Native { [System.Runtime.InteropServices.DllImport(\"c\")] public static extern int getpid(); }",
                "Shop.dll refers to native code, getpid"
            },
            {
                "Program.cs",
                "var app =",
                "try { using var client = new HttpClient(); await client.GetStringAsync(\"http://127.0.0.1:9/\"); } catch (HttpRequestException) { }\nvar app =",
                "a network was used"
            },
            {
                "Program.cs",
                "var app =",
                "builder.Configuration.AddJsonFile(\"/etc/shop.json\", optional: true);\nvar app =",
                "Shop.dll refers to Microsoft.Extensions.Configuration.JsonConfigurationExtensions"
            },
            {
                "Shop.csproj",
                "</Project>",
                "<Target Name=\"Mine\" BeforeTargets=\"CoreCompile\" /></Project>",
                "Shop.csproj has a Target of its own"
            },
            {
                "Shop.csproj",
                "</Project>",
                "<ItemGroup><None Include=\"../more/*.txt\" /></ItemGroup></Project>",
                "Shop.csproj has None Include=\"../more/*.txt\""
            },
            {
                "ShopContext.cs",
                "namespace Shop;",
                "namespace Shop;\npublic class Factory : Microsoft.EntityFrameworkCore.Design.IDesignTimeDbContextFactory<ShopContext> { public ShopContext CreateDbContext(string[] args) { var made = new ShopContext(new DbContextOptionsBuilder<ShopContext>().UseNpgsql(\"Host=127.0.0.1;Port=9;Timeout=1\").Options); made.Database.CanConnect(); return made; } }",
                "a database was connected to"
            },
            {
                "Shop.csproj",
                "</Project>",
                "<PropertyGroup><X>$([System.IO.File]::Exists('y'))</X></PropertyGroup></Project>",
                "Shop.csproj has X $([System.IO.File]::Exists('y'))"
            },
        };

    [Fact]
    public async Task The_second_check_of_a_project_starts_neither_a_build_nor_the_helper()
    {
        Assert.Equal(["build", "exec", "exec"], await RanAsync(1, Project));
        Assert.Equal([], await RanAsync(1, Project));
        Assert.Equal(["build", "exec", "exec"], await RanAsync(1, Project, "--no-cache"));
        var without = File.ReadAllText(Path.Combine(_project.Root, "app", "ShopContext.cs"));
        _project.Write(
            "app/ShopContext.cs",
            without.Replace("    public int? Age { get; set; }\n", "", StringComparison.Ordinal)
        );
        Assert.Equal(["build", "exec", "exec"], await RanAsync(0, Project));
        Assert.Equal([], await RanAsync(0, Project));
    }

    [Fact]
    public async Task Every_byte_of_the_project_and_every_file_that_comes_or_goes_is_another_answer()
    {
        await RanAsync(1, Project);
        foreach (var file in Sources())
            IsAnother(() => Alter(file));
        IsAnother(() => Add("app/New.cs"));
        IsAnother(() => Add("app/Migrations/20270101000000_New.cs"));
        IsAnother(() => Add("app/appsettings.Development.json"));
        IsAnother(() => Add("app/obj/Shop.csproj.more.targets"));
        IsAnother(() => Add("Directory.Build.props"));
        IsAnother(() => Add("Directory.Build.targets"));
        IsAnother(() => Add("Directory.Packages.props"));
        IsAnother(() => Add("global.json"));
        IsAnother(() => Remove("app/README.md"));
        foreach (var file in new[] { "Shop.dll", "Npgsql.dll", "Shop.runtimeconfig.json", "Shop.deps.json" })
            IsAnother(() => Alter(InApp("bin/Debug/net10.0/" + file)));
        IsAnother(() => Alter(InApp("obj/project.assets.json")));
        _dotnet.Refuse();
        Assert.Equal([], await RanAsync(1, Project));
        _project.Write("app/New.cs", "");
        await IsRefusedAsync(Project);
        File.Delete(InApp("New.cs"));
        _variables["ASPNETCORE_ENVIRONMENT"] = "Staging";
        await IsRefusedAsync(Project);
    }

    [Fact]
    public async Task A_DLL_is_asked_again_when_it_or_what_stands_beside_it_changes()
    {
        Assert.Equal(["exec", "exec"], await RanAsync(1, Dll));
        foreach (var file in Directory.GetFiles(InApp("bin/Debug/net10.0"), "*.json"))
            IsAnother(() => Alter(file));
        foreach (var file in new[] { "Shop.dll", "Npgsql.dll", "Microsoft.EntityFrameworkCore.dll" })
            IsAnother(() => Alter(InApp("bin/Debug/net10.0/" + file)));
        IsAnother(() => Add("app/bin/Debug/net10.0/System.Linq.Dynamic.dll"));
        IsAnother(() => Add("app/bin/Debug/net10.0/appsettings.Development.json"));
        _dotnet.Refuse();
        Assert.Equal([], await RanAsync(1, Dll));
        Alter(InApp("bin/Debug/net10.0/Shop.dll"));
        await IsRefusedAsync(Dll);
    }

    [Fact]
    public async Task A_project_that_is_referred_to_belongs_to_it()
    {
        _project.Write(
            "names/Names.csproj",
            """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>"""
        );
        _project.Write("names/Words.cs", "namespace Names; public static class Words { public const int Most = 5; }");
        _project.Change(
            "app/Shop.csproj",
            "<ItemGroup>",
            "<ItemGroup><ProjectReference Include=\"../names/Names.csproj\" />"
        );
        _project.Change(
            "app/ShopContext.cs",
            "public int? Age",
            "[System.ComponentModel.DataAnnotations.MaxLength(Names.Words.Most)] public string? Age"
        );
        CountedDotnet.Restore(InApp("Shop.csproj"));
        Assert.Equal(["build", "exec", "exec"], await RanAsync(1, Project));
        IsAnother(() => Alter(Path.Combine(_project.Root, "names", "Words.cs")));
        IsAnother(() => Alter(Path.Combine(_project.Root, "names", "Names.csproj")));
        IsAnother(() => Add("names/More.cs"));
        Assert.Equal([], await RanAsync(1, Project));
    }

    [Fact]
    public async Task The_secrets_of_the_user_belong_to_it()
    {
        _variables["APPDATA"] = Path.Combine(_project.Root, "roaming");
        _project.Change(
            "app/ShopContext.cs",
            "namespace Shop;",
            "[assembly: Microsoft.Extensions.Configuration.UserSecrets.UserSecretsId(\"shop\")]\nnamespace Shop;"
        );
        Assert.Equal(["build", "exec", "exec"], await RanAsync(1, Project));
        Assert.Equal([], await RanAsync(1, Project));
        IsAnother(() => Add("roaming/Microsoft/UserSecrets/shop/secrets.json"));
    }

    [Fact]
    public async Task SQLite_with_EF_Core_6_is_kept_like_all_others()
    {
        using var notes = SampleProject.EfCore("efcore6", "app");
        File.Delete(Path.Combine(notes.Root, "app", "Troubles.cs"));
        var dotnet = new CountedDotnet(notes.Root);
        _variables["PATH"] = dotnet.Path;
        string[] verify = ["verify", "--engine", "sqlite", "--desired", "efcore:app", "--migrations", "efcore:app"];
        (await notes.UndriftAsync(_variables, verify)).Expect(1);
        Assert.Equal(["build", "exec", "exec"], dotnet.Ran());
        (await notes.UndriftAsync(_variables, verify)).Expect(1);
        Assert.Empty(dotnet.Ran());
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task What_could_read_anything_is_not_kept_and_says_why(string file, string from, string to, string why)
    {
        _project.Change("app/" + file, from, to);
        var run = (await UndriftAsync(Project, "--verbose")).Expect(1);
        Assert.Contains($"the answer of {Project} is not kept: {why}", run.Error, StringComparison.Ordinal);
        Assert.Equal(["build", "exec", "exec"], _dotnet.Ran());
        Assert.Equal(["build", "exec", "exec"], await RanAsync(1, Project));
    }

    /// <summary>Does something, sees that both answers no longer hold, undoes it, and sees that they do.</summary>
    private void IsAnother(Func<Action> change)
    {
        Assert.Equal([true, true], Hold());
        var undo = change();
        Assert.Equal([false, false], Hold());
        undo();
    }

    /// <summary>Whether the answers that are kept would be taken: that of the model, and that of the migrations.</summary>
    private IEnumerable<bool> Hold() =>
        from file in Directory.GetFiles(Path.Combine(_variables["XDG_CACHE_HOME"], "undrift", "results"))
        let kept = ToolCache.Parse(File.ReadAllBytes(file)[CacheFolder.SealLength..])
        where kept?.Said.Output.Contains("\"provider\"", StringComparison.Ordinal) == true
        select TracedInputs.Hold(kept.Inputs);

    private async Task IsRefusedAsync(string source)
    {
        (await UndriftAsync(source)).Fails(4, CountedDotnet.Refusal);
        Assert.NotEmpty(_dotnet.Ran());
    }

    private IEnumerable<string> Sources() =>
        Directory
            .GetFiles(InApp(""), "*", SearchOption.AllDirectories)
            .Where(file => Path.GetRelativePath(InApp(""), file).Split('/')[0] is not ("bin" or "obj"));

    /// <summary>Changes one byte, and leaves the time as it was.</summary>
    private static Action Alter(string file)
    {
        var before = File.ReadAllBytes(file);
        var time = File.GetLastWriteTimeUtc(file);
        var after = before.ToArray();
        after[after.Length / 2] ^= 1;
        Write(after);
        return () => Write(before);

        void Write(byte[] bytes)
        {
            File.WriteAllBytes(file, bytes);
            File.SetLastWriteTimeUtc(file, time);
        }
    }

    private Action Add(string file)
    {
        _project.Write(file, "<Project />");
        return () => File.Delete(Path.Combine(_project.Root, file));
    }

    private Action Remove(string file)
    {
        var path = Path.Combine(_project.Root, file);
        var away = Path.Combine(_project.Root, "away");
        File.Move(path, away);
        return () => File.Move(away, path);
    }

    private string InApp(string file) => Path.Combine(_project.Root, "app", file);

    /// <summary>What was asked of dotnet for one run.</summary>
    private async Task<IReadOnlyList<string>> RanAsync(int code, string source, params string[] options)
    {
        _dotnet.Ran();
        (await UndriftAsync(source, options)).Expect(code);
        return _dotnet.Ran();
    }

    private Task<CliRun> UndriftAsync(string source, params string[] options) =>
        _project.UndriftAsync(
            _variables,
            ["verify", "--engine", "postgres", "--desired", source, "--migrations", source, .. options]
        );
}
