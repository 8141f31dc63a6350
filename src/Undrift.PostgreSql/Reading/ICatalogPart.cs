using Npgsql;

namespace Undrift.PostgreSql.Reading;

/// <summary>One query of the batch and what is done with its rows.</summary>
internal interface ICatalogPart
{
    /// <summary>
    /// The catalog query; runs in psql as it stands on every supported version. A catalog column that older servers lack
    /// is named through a lateral sub-select, so that its name resolves to a stand-in there.
    /// </summary>
    string Query { get; }

    /// <summary>Major version of the first server that has the catalog; 0: every supported one. Older servers are not asked.</summary>
    int Since => 0;

    /// <summary>True where nothing can be said of the schema without it.</summary>
    bool Essential => false;

    /// <summary>What is read in its place where it may not be read; null: nothing.</summary>
    ICatalogPart? Substitute => null;

    /// <summary>Takes in the current row.</summary>
    void Read(NpgsqlDataReader row, ReadContext context);
}

/// <summary>A part that makes no objects, but tells the kinds something: comments, extension members.</summary>
internal interface ISharedPart : ICatalogPart
{
    /// <summary>What the query reads, for the message when it may not.</summary>
    string Subject { get; }

    /// <summary>The facets that cannot be read without it; empty: nothing can.</summary>
    IReadOnlyList<Facet> Feeds { get; }

    bool ICatalogPart.Essential => Feeds.Count == 0;
}
