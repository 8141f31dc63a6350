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
            text.Add(IdentityFacets.Minimum.Of(column) is { } minimum ? $"SET MINVALUE {minimum}" : "SET NO MINVALUE");
        if (change.Take(IdentityFacets.Maximum))
            text.Add(IdentityFacets.Maximum.Of(column) is { } maximum ? $"SET MAXVALUE {maximum}" : "SET NO MAXVALUE");
        if (change.Take(IdentityFacets.Increment))
            text.Add($"SET INCREMENT BY {IdentityFacets.Increment.Of(column) ?? 1}");
        if (change.Take(IdentityFacets.Start))
            text.Add(
                $"SET START WITH {IdentityFacets.Start.Of(column) ?? (IdentityFacets.Increment.Of(column) < 0 ? IdentityFacets.Maximum.Of(column) ?? -1 : IdentityFacets.Minimum.Of(column) ?? 1)}"
            );
        if (change.Take(IdentityFacets.Cache))
            text.Add($"SET CACHE {IdentityFacets.Cache.Of(column) ?? 1}");
        if (change.Take(IdentityFacets.Cycle))
            text.Add(IdentityFacets.Cycle.Of(column) ? "SET CYCLE" : "SET NO CYCLE");
        return string.Join(' ', text);
    }
}
