using System.Text.RegularExpressions;

namespace Undrift.Engines.Tests.Deployment;

/// <summary>Reviews migrations that are pending on a real database.</summary>
/// <param name="engine">The engine.</param>
/// <param name="database">The database.</param>
/// <param name="scratch">The server for scratch databases; null: a private one.</param>
internal sealed partial class ReviewedMigration(IEngine engine, string database, string? scratch = null)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    /// <summary>How the tool joins the statements of a file.</summary>
    public ScriptTransaction Transaction { get; init; } = ScriptTransaction.One;

    /// <summary>The review of migrations, <c>1.sql</c> and so on.</summary>
    public async Task<PendingReview> OfAsync(params string[] sql)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var options = new BuildOptions(Timeout, [], scratch) { Dependencies = true };
        var actual = await engine.ReadAsync(
            database,
            new ReadOptions(Timeout, []) { Dependencies = true },
            cancellation
        );
        var pending = sql.Select(
            (text, at) =>
                new Migration(
                    $"{at + 1}",
                    "change",
                    new SqlScript($"{at + 1}.sql", () => new StringReader(text)) { Transaction = Transaction }
                )
        );
        return await PendingReviewer.OfAsync(engine, database, actual, [.. pending], options, options, cancellation);
    }

    /// <summary>
    /// What is said of the last migration, in lines: <c>1 data-loss share: words</c>. Sizes are no two times the same.
    /// </summary>
    public async Task<string> LinesAsync(params string[] sql)
    {
        var review = await OfAsync(sql);
        Assert.Null(review.Failure);
        Assert.Null(review.WillFail?.Failure);
        return Size().Replace(string.Join('\n', review.Migrations[^1].Effects.Select(Line)), ", SIZE)");
    }

    private static string Line(PendingEffect effect) =>
        $"{effect.Line} {effect.Hazard?.Name() ?? "-"} {effect.Lock?.Name ?? "-"}: {effect.Words}";

    [GeneratedRegex(@", [\d.]+ [KMG]?B\)|, \d+ bytes\)", RegexOptions.None, 1000)]
    private static partial Regex Size();
}
