using Undrift.Tests.Sources;

namespace Undrift.Tests.Reporting;

/// <summary>A report with many drifts of every sort.</summary>
internal static class Many
{
    /// <summary>The report.</summary>
    /// <param name="count">How many drifts; a multiple of five.</param>
    public static CheckReport Drifts(int count)
    {
        var tables = count / 5;
        var (desired, actual) = (new List<CatalogObject>(), new List<CatalogObject>());
        for (var n = 0; n < tables; n++)
        {
            var table = $"table_{n:000}";
            desired.Add(Shop.TableNamed(table));
            actual.Add(Shop.TableNamed(table));
            desired.Add(Shop.In(table, Shop.Column, "total", Shop.Type.Is("bigint"), Shop.NotNull.Is(n % 2 == 0)));
            actual.Add(Shop.In(table, Shop.Column, "total", Shop.Type.Is("integer"), Shop.NotNull.Is(n % 2 == 0)));
            desired.Add(Shop.In(table, Shop.Column, "added_by_the_model", Shop.Type.Is("text")));
            actual.Add(Shop.In(table, Shop.Column, "added_by_hand", Shop.Type.Is("text")));
            desired.Add(Shop.In(table, Shop.Index, $"{table}_idx", Shop.Keys.Is(["a", "b"])));
            actual.Add(Shop.In(table, Shop.Index, $"{table}_idx", Shop.Keys.Is(["b"])));
            desired.Add(Shop.ViewNamed($"view_{n:000}", $"SELECT 1\nFROM {table}\nWHERE a"));
            actual.Add(Shop.ViewNamed($"view_{n:000}", $"SELECT 2\nFROM {table}\nWHERE a"));
        }
        var report = Sample.Of(Shop.Catalog([.. desired]), Shop.Catalog([.. actual]));
        Assert.Equal(count, report.Judgement.Findings.Count);
        return report with { DesiredFile = "db/schema.sql" };
    }
}
