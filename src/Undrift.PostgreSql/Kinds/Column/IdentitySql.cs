using System.Text;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>Identity columns in SQL.</summary>
internal static class IdentitySql
{
    /// <summary>GENERATED … AS IDENTITY with what differs from the defaults.</summary>
    public static string Generated(CatalogObject column)
    {
        var text = new StringBuilder(
            $"GENERATED {IdentityFacets.Identity.Of(column)!.ToUpperInvariant()} AS IDENTITY ("
        );
        text.Append("SEQUENCE NAME ").Append(IdentityFacets.Sequence.Of(column));
        if (IdentityFacets.Start.Of(column) is { } start)
            text.Append(" START WITH ").Append(start);
        if (IdentityFacets.Increment.Of(column) is { } increment)
            text.Append(" INCREMENT BY ").Append(increment);
        if (IdentityFacets.Minimum.Of(column) is { } minimum)
            text.Append(" MINVALUE ").Append(minimum);
        if (IdentityFacets.Maximum.Of(column) is { } maximum)
            text.Append(" MAXVALUE ").Append(maximum);
        if (IdentityFacets.Cache.Of(column) is { } cache)
            text.Append(" CACHE ").Append(cache);
        return text.Append(IdentityFacets.Cycle.Of(column) ? " CYCLE)" : ")").ToString();
    }

    /// <summary>ALTER COLUMN with the parameters that differ; null where the sequence itself would have to be another.</summary>
    public static string Changes(CatalogObject column, Planning.ObjectChange change)
    {
        var text = new List<string>();
        if (change.Take(IdentityFacets.Identity))
            text.Add($"SET GENERATED {IdentityFacets.Identity.Of(column)!.ToUpperInvariant()}");
        if (change.Take(IdentityFacets.Minimum))
            text.Add(IdentityFacets.Minimum.Of(column) is { } lowest ? $"SET MINVALUE {lowest}" : "SET NO MINVALUE");
        if (change.Take(IdentityFacets.Maximum))
            text.Add(IdentityFacets.Maximum.Of(column) is { } highest ? $"SET MAXVALUE {highest}" : "SET NO MAXVALUE");
        if (change.Take(IdentityFacets.Increment))
            text.Add($"SET INCREMENT BY {IdentityFacets.Increment.Of(column) ?? 1}");
        if (change.Take(IdentityFacets.Start) || Start(change.From) != Start(column))
            text.Add($"SET START WITH {Start(column)}");
        if (change.Take(IdentityFacets.Cache))
            text.Add($"SET CACHE {IdentityFacets.Cache.Of(column) ?? 1}");
        if (change.Take(IdentityFacets.Cycle))
            text.Add(IdentityFacets.Cycle.Of(column) ? "SET CYCLE" : "SET NO CYCLE");
        var ascending = IdentityFacets.Increment.Of(column) is not < 0;
        var (minimum, maximum) = (IdentityFacets.Minimum.Of(column), IdentityFacets.Maximum.Of(column));
        if (text.Count > 0 && SequenceRestart.IsNeeded(Start(change.From), minimum, maximum, ascending))
            text.Add("RESTART");
        return string.Join(' ', text);
    }

    private static long Start(CatalogObject column) =>
        SequenceRestart.Start(
            IdentityFacets.Start.Of(column),
            IdentityFacets.Increment.Of(column),
            IdentityFacets.Minimum.Of(column),
            IdentityFacets.Maximum.Of(column)
        );
}
