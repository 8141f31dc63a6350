using System.Text.RegularExpressions;

namespace Undrift;

/// <summary>
/// The model snapshot of a context, as EF Core writes it: a C# file with a block for each entity. Columns are added, changed and
/// removed in its text; what else the model has is left to EF Core.
/// </summary>
internal sealed partial class EfCoreSnapshot
{
    /// <summary>What EF Core's model knows nothing of: no migration of its own will have it.</summary>
    private static readonly DriftGroup[] Unknown =
    [
        DriftGroup.ViewMismatch,
        DriftGroup.RoutineMismatch,
        DriftGroup.TriggerMismatch,
        DriftGroup.SecurityMismatch,
        DriftGroup.PartitionMismatch,
        DriftGroup.OptionMismatch,
        DriftGroup.TypeObjectMismatch,
    ];

    private readonly string _before;
    private readonly string _end;

    private EfCoreSnapshot(string file, string text)
    {
        (File, Text, _before) = (file, text, text);
        _end = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
    }

    /// <summary>The file, as the user would write it.</summary>
    public string File { get; }

    /// <summary>Its text.</summary>
    public string Text { get; private set; }

    /// <summary>True once something of it is another.</summary>
    public bool IsChanged => Text != _before;

    /// <summary>The namespace of the migrations.</summary>
    public string Namespace => Space().Match(Text).Groups["name"].Value;

    /// <summary>Finds the snapshot of a context among the files of a project.</summary>
    /// <exception cref="UndriftException">There is none that EF Core wrote.</exception>
    public static EfCoreSnapshot Find(EfCoreProject project, string context)
    {
        var type = context[(context.LastIndexOf('.') + 1)..];
        foreach (
            var file in project.Sources().Where(file => file.EndsWith("ModelSnapshot.cs", StringComparison.Ordinal))
        )
        {
            var text = System.IO.File.ReadAllText(file);
            if (
                Owner().Match(text) is { Success: true } owner
                && owner.Groups["type"].Value.Split('.')[^1] == type
                && Class().IsMatch(text)
            )
                return new EfCoreSnapshot(file, text);
        }
        throw UndriftException.Failed(
            $"there is no model snapshot of {context} in the form that EF Core writes",
            project.Path,
            "name the project that has the migrations, or add --out DIR: the SQL is written there, up and down"
        );
    }

    /// <summary>The designer file of a migration behind which the model is that of the snapshot.</summary>
    public string Designer(string id, string name)
    {
        var text = Class()
            .Replace(Text, $"${{indent}}[Migration(\"{id}\")]{_end}${{indent}}partial class {name}{_end}", 1);
        text = Method()
            .Replace(
                text,
                $"${{indent}}/// <inheritdoc />{_end}${{indent}}protected override void BuildTargetModel(",
                1
            );
        const string space = "using Microsoft.EntityFrameworkCore.Migrations;";
        return text.Contains(space, StringComparison.Ordinal)
            ? text
            : Infrastructure().Replace(text, $"$0{space}{_end}", 1);
    }

    /// <summary>Takes an adopted drift over, and says what the model's classes need.</summary>
    public string? Take(Drift drift)
    {
        foreach (Match match in Blocks().Matches(Text))
        {
            var body = match.Groups["body"];
            var entity = new EfCoreEntity(match.Groups["type"].Value, match.Groups["indent"].Value + "    ", _end)
            {
                Body = body.Value,
            };
            if (entity.Table != drift.Object.Parent || entity.Take(drift) is not { } said)
                continue;
            Text = Text.Remove(body.Index, body.Length).Insert(body.Index, entity.Body);
            return $"in {entity.Type}, {said}";
        }
        return Unknown.Contains(drift.Group)
            ? null
            : $"the snapshot was not told to {AdoptedWords.Of(drift)}: once the model says so, 'dotnet ef migrations add' writes it again; take it out of that migration";
    }

    // As EF Core's CSharpSnapshotGenerator and CSharpMigrationsGenerator write them.
    [GeneratedRegex(@"^\s*namespace (?<name>[\w.]+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Space();

    [GeneratedRegex(@"\[DbContext\(typeof\((?<type>[\w.]+)\)\)\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Owner();

    [GeneratedRegex(
        @"^(?<indent>[ \t]*)partial class \w+ : ModelSnapshot(?<end>\r?\n)",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        1000
    )]
    private static partial Regex Class();

    [GeneratedRegex(
        @"^(?<indent>[ \t]*)protected override void BuildModel\(",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        1000
    )]
    private static partial Regex Method();

    [GeneratedRegex(@"^using Microsoft\.EntityFrameworkCore\.Infrastructure;\r?\n", RegexOptions.Multiline, 1000)]
    private static partial Regex Infrastructure();

    [GeneratedRegex(
        @"modelBuilder\.Entity\(""(?<type>[^""]+)"", b =>\s*\n(?<indent>[ \t]*)\{(?<body>.*?)\n\k<indent>\}\);",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        1000
    )]
    private static partial Regex Blocks();
}
