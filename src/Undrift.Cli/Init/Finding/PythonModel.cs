using System.Text.RegularExpressions;

namespace Undrift.Cli.Init;

/// <summary>Where the tables of SQLAlchemy or SQLModel are declared.</summary>
/// <param name="Source">The source; null: which module has all of them is not certain, and one that had some would invent drift.</param>
/// <param name="Files">The files, as patterns.</param>
/// <param name="IsSqlModel">True: SQLModel's.</param>
internal sealed partial record PythonModel(string? Source, IReadOnlyList<string> Files, bool IsSqlModel)
{
    /// <summary>Looks for it.</summary>
    /// <param name="folder">The project.</param>
    /// <param name="migrations">The folder of the migrations, which declare tables, too; null: none.</param>
    /// <returns>null: no file declares tables.</returns>
    public static PythonModel? In(ProjectFolder folder, string? migrations)
    {
        var found = folder
            .Files(".py")
            .Where(file =>
                (migrations is null || !file.StartsWith(migrations + "/", StringComparison.Ordinal))
                && !file.Split('/').Any(part => part is "tests" or "test" or "alembic")
            )
            .Select(file => (File: file, Base: BaseIn(folder.Text(file))))
            .Where(file => file.Base is not null)
            .ToList();
        if (found.Count == 0)
            return null;
        string[] files = [.. found.Select(file => file.File)];
        var own = ProjectFolder.Common(files);
        var source =
            found.Select(file => file.Base).Distinct().Count() > 1 ? null
            : files.Length == 1 ? Module(files[0])
            : own.Length > 0
            && folder.TextIfThere(own + "/__init__.py") is var package
            && files.All(file => package.Contains(Path.GetFileNameWithoutExtension(file), StringComparison.Ordinal))
            && (found[0].Base == SqlModel || package.Contains(found[0].Base!, StringComparison.Ordinal))
                ? Module(own + "/__init__.py")
            : null;
        return new PythonModel(
            source is null ? null : $"sqlalchemy:{source}:{found[0].Base}",
            files.Length > 1 && own.Length > 0 ? [own + "/**/*.py"] : files,
            found[0].Base == SqlModel
        );
    }

    private const string SqlModel = "SQLModel";

    /// <summary>The class that the tables of a file are made from; null: it declares none.</summary>
    private static string? BaseIn(string text) =>
        TableTrue().IsMatch(text) ? SqlModel
        : TableName().Match(text) is { Success: true } table ? table.Groups["base"].Value
        : null;

    /// <summary>The name under which a file is imported from the project's folder; null: from there it is not.</summary>
    private static string? Module(string file)
    {
        var name = file[..^3].Replace('/', '.');
        name = name.EndsWith(".__init__", StringComparison.Ordinal) ? name[..^".__init__".Length] : name;
        return name.StartsWith("src.", StringComparison.Ordinal) || name.Contains('-') ? null : name;
    }

    [GeneratedRegex(
        @"^class\s+\w+\([^)]*\btable\s*=\s*True",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        10_000
    )]
    private static partial Regex TableTrue();

    [GeneratedRegex(
        @"^class\s+\w+\((?<base>[\w.]+)[^)]*\):(?:(?!^class\s).)*?^\s+__tablename__\s*[:=]",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Singleline,
        10_000
    )]
    private static partial Regex TableName();
}
