using Undrift.MySql;
using Undrift.PostgreSql;
using Undrift.Sqlite;

namespace Undrift.Cli;

/// <summary>The engines that this program reads, one line each.</summary>
internal static class EngineList
{
    public static IReadOnlyList<IEngine> All { get; } = [new PostgreSqlEngine(), new MySqlEngine(), new SqliteEngine()];

    /// <summary>The engine of that name.</summary>
    /// <exception cref="UndriftException">There is none.</exception>
    public static IEngine Named(string name, IReadOnlyList<IEngine> engines) =>
        engines.FirstOrDefault(engine => engine.Name == name)
        ?? throw UndriftException.Usage(
            $"unknown engine '{name}'",
            next: Nearest.Hint(name, [.. engines.Select(engine => engine.Name)])
        );
}
