using System.Text.RegularExpressions;

namespace Undrift.Cli.Init;

/// <summary>Entity Framework Core: a project that refers to a provider.</summary>
internal static partial class EfCoreProject
{
    private const string Snapshot = "ModelSnapshot.cs";
    private const int MostFiles = 20;

    public static FoundProject? In(ProjectFolder folder)
    {
        foreach (var project in folder.Files(".csproj", depth: 3))
            if (Provider().Match(folder.Text(project)) is { Success: true } provider)
                return Of(folder, project, EngineHints.Named(provider.Value));
        return null;
    }

    private static FoundProject Of(ProjectFolder folder, string project, string? engine)
    {
        var source = "efcore:" + project;
        var own = Path.GetDirectoryName(project)!.Replace('\\', '/');
        var at = own.Length == 0 ? "" : own + "/";
        var files = folder.Files(".cs").Where(file => file.StartsWith(at, StringComparison.Ordinal)).ToList();
        var migrations = files.Find(file => file.EndsWith(Snapshot, StringComparison.Ordinal)) is { } snapshot
            ? Path.GetDirectoryName(snapshot)!.Replace('\\', '/')
            : at + "Migrations";
        var isLocal = folder.TextIfThere(".config/dotnet-tools.json").Contains("dotnet-ef", StringComparison.Ordinal);
        var where = own.Length == 0 ? "" : " --project " + own;
        return new FoundProject("EF Core", engine, source, source)
        {
            Toolchain = Toolchain.DotNet(project),
            Settings = [project],
            Model = ModelOf(
                folder,
                [.. files.Where(file => !file.StartsWith(migrations + "/", StringComparison.Ordinal))],
                at
            ),
            MigrationFiles = [migrations + "/**"],
            Generate = $"dotnet ef migrations add NAME{where}",
            Apply = $"dotnet ef database update{where}",
            ApplySetup =
            [
                isLocal ? "      - run: dotnet tool restore" : "      - run: dotnet tool install --global dotnet-ef",
            ],
        };
    }

    /// <summary>The contexts, their entities and configurations: files, or the folder where many stand.</summary>
    private static string[] ModelOf(ProjectFolder folder, List<string> files, string at)
    {
        var texts = files.ConvertAll(file => (File: file, Text: folder.Text(file)));
        var sets = texts
            .SelectMany(one => Set().Matches(one.Text).Select(match => match.Groups["entity"].Value))
            .ToHashSet(StringComparer.Ordinal);
        string[] model =
        [
            .. texts
                .Where(one =>
                    Context().IsMatch(one.Text)
                    || Declared().Matches(one.Text).Any(match => sets.Contains(match.Groups["name"].Value))
                )
                .Select(one => one.File),
        ];
        if (model.Length is > 0 and <= MostFiles)
            return model;
        var common = model.Length == 0 ? "" : ProjectFolder.Common(model);
        return [(common.Length == 0 ? at : common + "/") + "**/*.cs"];
    }

    [GeneratedRegex(
        """(?<=PackageReference\s+Include=")(Npgsql\.EntityFrameworkCore|Microsoft\.EntityFrameworkCore\.Sqlite|[\w.]*EntityFrameworkCore\.My[Ss][Qq][Ll]|MySql\.EntityFrameworkCore)[\w.]*""",
        RegexOptions.ExplicitCapture,
        10_000
    )]
    private static partial Regex Provider();

    [GeneratedRegex(@":\s*\w*DbContext\b|\bIEntityTypeConfiguration<", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Context();

    [GeneratedRegex(@"\bDbSet<(?<entity>\w+)>", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Set();

    [GeneratedRegex(@"\b(class|record)\s+(?<name>\w+)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Declared();
}
