using System.Reflection;
using System.Text.Json;

namespace Undrift.EfCore.Host;

/// <summary>Asks a context for the SQL of its model and of its migrations, through the services that Migrate itself uses.</summary>
/// <param name="context">The context.</param>
internal sealed class ContextReader(object context)
{
    private const string DefaultHistory = "__EFMigrationsHistory";
    private const string Core = EfServices.Core;

    /// <summary>The properties of an operation that say what it is about.</summary>
    private static readonly string[] NameParts = ["Schema", "Table", "Name"];

    private readonly EfServices _services = new(context);

    /// <summary>Writes what every answer has.</summary>
    public void WriteHead(Utf8JsonWriter json)
    {
        json.WriteString("context", context.GetType().FullName);
        json.WriteString("ef", Version());
        json.WriteString("provider", Provider());
    }

    /// <summary>Writes the SQL that makes the model's schema.</summary>
    public void WriteModel(Utf8JsonWriter json)
    {
        var facade = Reflected.Get(context, "Database");
        var extensions = Reflected.Type(EfServices.Relational, Core + ".RelationalDatabaseFacadeExtensions");
        json.WriteString("script", (string)Reflected.Call(null, extensions, "GenerateCreateScript", facade)!);
    }

    /// <summary>Writes the migrations with their commands, and what of the model none of them has.</summary>
    public void WriteMigrations(Utf8JsonWriter json)
    {
        var assembly = _services.OfRelational("Migrations.IMigrationsAssembly");
        json.WriteString("history", HistoryTable());
        json.WriteStartArray("migrations");
        object? before = null;
        foreach (var (id, type) in (IEnumerable<KeyValuePair<string, TypeInfo>>)assembly.Get("Migrations")!)
        {
            var migration = assembly.Call("CreateMigration", type, Provider())!;
            var after = Final(Reflected.Get(migration, "TargetModel"));
            json.WriteStartObject();
            json.WriteString("id", id);
            WriteMigration(json, migration, before, after);
            json.WriteEndObject();
            before = after;
        }
        json.WriteEndArray();
        json.WriteStartArray("ahead");
        foreach (var operation in Ahead(assembly))
            json.WriteStringValue(operation);
        json.WriteEndArray();
    }

    private void WriteMigration(Utf8JsonWriter json, object migration, object? before, object? after)
    {
        WriteCommands(json, "up", Generate(Reflected.Get(migration, "UpOperations"), after));
        try
        {
            WriteCommands(json, "down", Generate(Reflected.Get(migration, "DownOperations"), before));
        }
        catch (Exception e) when (e is NotSupportedException or NotImplementedException)
        {
            // What cannot be undone says so when it is asked to.
        }
    }

    private static void WriteCommands(Utf8JsonWriter json, string name, IReadOnlyList<object> commands)
    {
        json.WriteStartArray(name);
        foreach (var command in commands)
        {
            json.WriteStartObject();
            json.WriteString("sql", (string)Reflected.Get(command, "CommandText")!);
            json.WriteBoolean("alone", (bool)Reflected.Get(command, "TransactionSuppressed")!);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>The operations of what would be the next migration, in words.</summary>
    private List<string> Ahead(EfService assembly)
    {
        var snapshot = assembly.Get("ModelSnapshot");
        var last = Final(snapshot is null ? null : Reflected.Get(snapshot, "Model"));
        var model = _services.OfCore("Metadata.IDesignTimeModel").Get("Model");
        var differ = _services.OfRelational("Migrations.IMigrationsModelDiffer");
        var differences = (IEnumerable<object>)differ.Call("GetDifferences", Tables(last), Tables(model))!;
        return [.. differences.Select(Words)];
    }

    private static string Words(object operation)
    {
        const string ending = "Operation";
        var what = operation.GetType().Name;
        var parts = NameParts.Select(part => Reflected.Get(operation, part) as string);
        return $"{(what.EndsWith(ending, StringComparison.Ordinal) ? what[..^ending.Length] : what)} {string.Join('.', parts.OfType<string>())}";
    }

    /// <summary>The commands, as a list: they are made when they are asked for.</summary>
    private List<object> Generate(object? operations, object? model) =>
        [
            .. (IEnumerable<object>)
                _services.OfRelational("Migrations.IMigrationsSqlGenerator").Call("Generate", operations, model)!,
        ];

    /// <summary>A model as a snapshot has it, made ready to be asked.</summary>
    private object? Final(object? model) =>
        model is null ? null : _services.OfCore("Infrastructure.IModelRuntimeInitializer").Call("Initialize", model);

    private static object? Tables(object? model) =>
        model is null
            ? null
            : Reflected.Call(
                null,
                Reflected.Type(EfServices.Relational, Core + ".RelationalModelExtensions"),
                "GetRelationalModel",
                model
            );

    private string HistoryTable()
    {
        var relational = Reflected.Type(EfServices.Relational, Core + ".Infrastructure.RelationalOptionsExtension");
        var extensions = (IEnumerable<object>)_services.OfCore("Infrastructure.IDbContextOptions").Get("Extensions")!;
        return extensions.FirstOrDefault(relational.IsInstanceOfType) is { } options
            ? (string?)Reflected.Get(options, "MigrationsHistoryTableName") ?? DefaultHistory
            : DefaultHistory;
    }

    private string Provider() => (string)_services.OfCore("Storage.IDatabaseProvider").Get("Name")!;

    private static string Version() =>
        Reflected.Type(Core, Core + ".DbContext").Assembly.GetName().Version!.ToString(fieldCount: 3);
}
