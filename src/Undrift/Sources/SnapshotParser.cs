using System.Text.Json;

namespace Undrift;

/// <summary>Reads the members of a snapshot in the order in which they are written, in one pass.</summary>
internal ref struct SnapshotParser
{
    private readonly string _file;
    private readonly Func<string, IEngine?> _engines;
    private readonly List<Gap> _gaps = [];
    private readonly List<CatalogObject> _objects = [];
    private SnapshotTokens _tokens;
    private string? _tool;
    private IEngine? _engine;
    private string? _serverVersion;
    private string? _fingerprint;
    private List<string> _schemas = [];
    private HashSet<string> _unstated = [];
    private SnapshotModel? _model;
    private List<Dependency>? _dependencies;
    private bool _hasObjects;

    public SnapshotParser(ReadOnlySpan<byte> bytes, string file, Func<string, IEngine?> engines)
    {
        (_file, _engines) = (file, engines);
        _tokens = new SnapshotTokens(bytes, file);
    }

    /// <summary>Reads the file to its end.</summary>
    public void ReadAll()
    {
        Begin();
        while (_tokens.Member() is { } member)
            // The digest tells whether the objects have to be read; here they are.
            if (member == SnapshotFormat.Digest)
                _tokens.String("the digest");
            else
                ReadMember(member);
        _tokens.ExpectEnd();
    }

    /// <summary>Reads what stands before the objects, and says what the file as a whole claims to hold.</summary>
    public SealedSnapshot ReadHead()
    {
        Begin();
        while (_tokens.Member() is { } member && member != SnapshotFormat.Objects)
            ReadMember(member);
        if (_model is null || _fingerprint is null)
            throw Incomplete();
        return new SealedSnapshot(
            new CatalogOrigin(_file, _serverVersion),
            _engine!.Name,
            _fingerprint,
            _model.HasCluster,
            IsPartial: _schemas.Count > 0
                || _unstated.Count > 0
                || _gaps.Count > 0
                || _model.UnreadKinds(_gaps).Any()
                || _model.UnreadFacets().Count > 0
        );
    }

    /// <summary>The catalog that was read, when it is the one that was written.</summary>
    public readonly Catalog ToCatalog()
    {
        if (_model is null || !_hasObjects || _fingerprint is null)
            throw Incomplete();
        Catalog catalog;
        try
        {
            catalog = new Catalog(
                _engine!.Name,
                new CatalogOrigin(_file, _serverVersion),
                _objects,
                [.. _gaps, .. _model.UnreadKinds(_gaps)]
            )
            {
                Schemas = _schemas,
                Unread = _model.UnreadFacets(),
                Cluster = _model.HasCluster,
                Unstated = _unstated,
                Dependencies = _dependencies,
            };
        }
        catch (InvalidOperationException twice)
        {
            throw UndriftException.Failed(
                $"the snapshot holds an object twice: {Visible.Text(twice.Message)}",
                _file,
                SnapshotReader.WriteAnew,
                twice
            );
        }
        if (Canonical.Fingerprint(catalog) != _fingerprint)
            throw UndriftException.Failed(
                $"the snapshot's content does not fit its fingerprint: the file was edited after {Tool} wrote it, or that version compared other properties",
                _file,
                SnapshotReader.WriteAnew
            );
        return catalog;
    }

    private readonly string Tool => Visible.Text(_tool ?? "the tool");

    private void Begin()
    {
        _tokens.Expect(JsonTokenType.StartObject, "a JSON object");
        if (_tokens.Member() != SnapshotFormat.Format || _tokens.Next() != JsonTokenType.String)
            throw OtherFormat();
        if (_tokens.Current != SnapshotFormat.Name)
            throw OtherFormat();
    }

    private readonly UndriftException Incomplete() =>
        _tokens.Expected("the members engine, fingerprint, model and objects");

    private void ReadMember(string member)
    {
        switch (member)
        {
            case SnapshotFormat.SchemaVersion:
                ReadVersion();
                break;
            case SnapshotFormat.Tool:
                _tool = _tokens.String("the tool's name and version");
                break;
            case SnapshotFormat.Engine:
                ReadEngine();
                break;
            case SnapshotFormat.ServerVersion:
                _serverVersion = _tokens.String("the server's version");
                break;
            case SnapshotFormat.Schemas:
                _schemas = _tokens.Strings("a list of schema names");
                break;
            case SnapshotFormat.Unstated:
                _unstated = [.. _tokens.Strings("a list of the names of kinds")];
                break;
            case SnapshotFormat.Fingerprint:
                _fingerprint = _tokens.String("the fingerprint");
                break;
            case SnapshotFormat.Model:
                _model = SnapshotModel.Read(ref _tokens, _engine ?? throw OutOfOrder(SnapshotFormat.Engine), Tool);
                break;
            case SnapshotFormat.Gaps:
                ReadGaps();
                break;
            case SnapshotFormat.Objects:
                ReadObjects();
                break;
            case SnapshotFormat.Dependencies:
                _dependencies = SnapshotDependencies.Read(ref _tokens, _objects);
                break;
            default:
                throw Unknown(member);
        }
    }

    private readonly UndriftException Unknown(string member) =>
        _tokens.Fail(
            $"has a member '{Visible.Text(member)}' that this version of Undrift does not know; it was written by {Tool}",
            "use that version of Undrift or a newer one, or " + SnapshotReader.WriteAnew
        );

    private void ReadVersion()
    {
        var version = _tokens.Number("the schema version, a whole number");
        if (version != SnapshotFormat.Version)
            throw _tokens.Fail(
                $"has schema version {version}; this version of Undrift reads {SnapshotFormat.Version}",
                "use the version of Undrift that wrote it, or " + SnapshotReader.WriteAnew
            );
    }

    private void ReadEngine()
    {
        var name = _tokens.String("the engine's name");
        _engine =
            _engines(name)
            ?? throw _tokens.Fail(
                $"is of the engine '{Visible.Text(name)}', which this version of Undrift does not have",
                "check the file's 'engine' member, or use a version of Undrift that has the engine"
            );
    }

    private void ReadGaps()
    {
        _tokens.Expect(JsonTokenType.StartArray, "a list of gaps");
        while (_tokens.Item())
            _gaps.Add(SnapshotObjects.ReadGap(ref _tokens));
    }

    private void ReadObjects()
    {
        var model = _model ?? throw OutOfOrder(SnapshotFormat.Model);
        _hasObjects = true;
        _tokens.Expect(JsonTokenType.StartArray, "a list of objects");
        var facets = new List<FacetEntry>();
        while (_tokens.Item())
            _objects.Add(SnapshotObjects.Read(ref _tokens, model, facets));
    }

    private readonly UndriftException OtherFormat() =>
        _tokens.Fail(
            $"is of another format: expected the first member to be \"format\": \"{SnapshotFormat.Name}\"",
            "name a file that 'undrift inspect' wrote"
        );

    private readonly UndriftException OutOfOrder(string earlier) =>
        _tokens.Expected($"the member '{earlier}' before this one, as 'undrift inspect' writes them");
}
