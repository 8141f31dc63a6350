using System.Text.RegularExpressions;

namespace Undrift.Cli.Init;

/// <summary>A table of the project, for the examples of its pages.</summary>
internal static partial class TableExample
{
    private static readonly string[] Endings = [".ts", ".js", ".py", ".prisma", ".cs", ".sql"];

    /// <summary>The first table of the model, else of the migrations; null: none was found.</summary>
    public static string? Of(ProjectFolder folder, FoundProject found) =>
        found
            .Model.Concat(found.MigrationFiles)
            .SelectMany(pattern => Files(folder, pattern))
            .Select(file => Table().Match(folder.Text(file)))
            .FirstOrDefault(match => match.Success)
            ?.Groups["table"]
            .Value;

    private static IEnumerable<string> Files(ProjectFolder folder, string pattern)
    {
        var place = pattern.Split('*')[0];
        if (place == pattern)
            return folder.Has(pattern) ? [pattern] : [];
        return Endings
            .SelectMany(ending => folder.Files(ending))
            .Where(file => file.StartsWith(place, StringComparison.Ordinal));
    }

    [GeneratedRegex(
        """(pgTable|mysqlTable|sqliteTable)\(\s*["'](?<table>\w+)|__tablename__\s*[:=][^"'\n]*["'](?<table>\w+)|CREATE TABLE (IF NOT EXISTS )?[`"\[]?(?<table>\w+)|^model (?<table>\w+) \{|DbSet<\w+>\s+(?<table>\w+)""",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.IgnoreCase,
        10_000
    )]
    private static partial Regex Table();
}
