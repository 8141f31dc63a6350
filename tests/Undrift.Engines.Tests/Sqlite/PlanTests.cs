using Undrift.Engines.Tests.Corpus;

namespace Undrift.Engines.Tests.Sqlite;

/// <summary>Plans for the shared pairs, run by the sqlite3 shell on a file with rows, which then says what came of it.</summary>
public sealed class PlanTests
{
    private const int SampleStep = 20;
    private static readonly IEngine Engine = TestEngines.ByName("sqlite");
    private static readonly string Folder = Path.Combine(Repository.SharedCorpus, "sqlite", "pairs");

    public static TheoryData<string, string, string> Directions()
    {
        var data = new TheoryData<string, string, string>();
        foreach (
            var (at, path) in Directory
                .GetFiles(Folder, "old.sql", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Index()
        )
            if (Repository.All || at % SampleStep == 0)
            {
                var pair = Path.GetRelativePath(Folder, Path.GetDirectoryName(path)!);
                data.Add(pair, "old.sql", "new.sql");
                data.Add(pair, "new.sql", "old.sql");
            }
        return data;
    }

    [Theory]
    [MemberData(nameof(Directions))]
    public async Task A_plan_makes_the_one_schema_of_the_other_and_keeps_the_rows(string pair, string from, string to)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        var (file, wanted) = (Load(folder, pair, from), Load(folder, pair, to));
        Fill(file);
        var current = await Engine.Read("sqlite:" + file, cancellation);
        var target = await Engine.Read("sqlite:" + wanted, cancellation);
        var plan = Engine.Plan(current, target);
        var proof = await PlanProof.OfAsync(
            Engine,
            plan,
            current,
            target,
            new BuildOptions(TimeSpan.FromSeconds(60), []),
            cancellation
        );
        Assert.True(
            proof.IsProven,
            $"{proof.Failure}\n{string.Join('\n', proof.Left.Select(drift => drift.Object))}\n{plan.Sql}"
        );
        Assert.Empty(plan.Residue);

        Run(file, plan);
        if (
            DriftText.Between(current, await Engine.Read("sqlite:" + file, cancellation)).Length == 0
            && plan.Statements.Count > 0
        )
        {
            // The rows do not fit the wanted schema: the plan said that they would be looked at, and changed nothing.
            Assert.Contains(Hazard.ValidationScan, plan.Hazards);
            foreach (var table in Tables(file))
                Shell.Run(file, $"DELETE FROM {Quoted(table)};");
            Run(file, plan);
        }
        Assert.Empty(Differ.Compare(target, await Engine.Read("sqlite:" + file, cancellation)).Drifts);
        var wantedText = SchemaOracle.Lines(wanted).ToHashSet();
        var touched = plan.Statements.Select(statement => statement.Object?.Name.ToLowerInvariant()).ToHashSet();
        var other = SchemaOracle
            .Lines(file)
            .Where(line => touched.Contains(line.Split(' ')[1]) && !wantedText.Contains(line));
        Assert.Empty(other);
    }

    /// <summary>Runs a plan as a person would; no value goes of a table that it did not say would lose some.</summary>
    private static void Run(string file, Plan plan)
    {
        var lossy = plan
            .Statements.Where(statement => statement.Hazards.Contains(Hazard.DataLoss))
            .Select(statement => statement.Object!.Value)
            .Select(item => (item.Parent.Length > 0 ? $"{item.Parent}.{item.Name}" : item.Name).ToLowerInvariant())
            .ToHashSet();
        var before = Values(file);
        RunToTheEnd(file, ".bail on\n" + plan.Sql);
        var after = Values(file);
        foreach (var (column, values) in before)
            // A virtual table takes its shadow tables along; of a column that goes, nothing else does.
            if (!lossy.Any(name => column == name || column.StartsWith(name + ".") || column.StartsWith(name + "_")))
                Assert.Equal(values, after[column]);
    }

    /// <summary>The shell may end before it has read everything.</summary>
    private static void RunToTheEnd(string file, string sql)
    {
        try
        {
            Shell.Run(file, sql);
        }
        catch (IOException)
        {
            // What it did until then is what is looked at.
        }
    }

    private static string Load(TemporaryFolder folder, string pair, string name)
    {
        var file = folder.File(name + ".db");
        Shell.Run(file, "pragma user_version = 1; pragma user_version = 0;\n.read " + Path.Combine(Folder, pair, name));
        return file;
    }

    /// <summary>Puts rows into every table that takes them: some with defaults, some with a value in each column.</summary>
    private static void Fill(string file)
    {
        var statements = new List<string>();
        foreach (var table in Tables(file))
        {
            var names = Columns(file, table);
            var values = string.Join(", ", names.Select(_ => "i"));
            statements.Add($"INSERT INTO {Quoted(table)} DEFAULT VALUES;");
            statements.Add(
                "WITH n (i) AS (VALUES (5), (7), (11)) "
                    + $"INSERT OR IGNORE INTO {Quoted(table)} ({string.Join(", ", names.Select(Quoted))}) SELECT {values} FROM n;"
            );
        }
        Shell.Run(file, string.Join('\n', statements));
    }

    /// <summary>The values of each column that is no generated one, as sorted numbers.</summary>
    private static Dictionary<string, string> Values(string file)
    {
        var columns = Tables(file)
            .SelectMany(table => Columns(file, table).Select(column => (Table: table, Column: column)))
            .ToList();
        var asked = columns.Select(item =>
            $"SELECT coalesce(group_concat(v), '-') FROM (SELECT CAST({Quoted(item.Column)} AS INTEGER) AS v FROM {Quoted(item.Table)} ORDER BY 1);"
        );
        var answers = Lines(file, string.Join('\n', asked));
        return columns
            .Zip(answers, (item, values) => ($"{item.Table}.{item.Column}".ToLowerInvariant(), values))
            .ToDictionary();
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string[] Columns(string file, string table) =>
        Lines(file, $"SELECT name FROM pragma_table_xinfo('{table.Replace("'", "''")}') WHERE hidden = 0;");

    private static string[] Lines(string file, string sql) =>
        Shell.Run(file, sql).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string[] Tables(string file) =>
        Lines(
            file,
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND sql NOT LIKE 'CREATE VIRTUAL%';"
        );
}
