using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>A routine as far as a text that calls it needs it: its signature, without a body that could fail.</summary>
internal static class RoutineStub
{
    /// <summary>The CREATE statement; the body is empty, which the server does not look at while check_function_bodies is off.</summary>
    public static string Of(CatalogObject routine)
    {
        var isFunction = routine.Id.Kind == FunctionKind.Name;
        return $"CREATE {(isFunction ? "FUNCTION" : "PROCEDURE")} "
            + Identifier.Qualified(routine.Id.Schema, routine.Id.Name)
            + $"({string.Join(", ", Routine.Arguments.Of(routine) ?? [])})"
            + (isFunction ? $" RETURNS {FunctionKind.Result.Of(routine)} {FunctionKind.Volatility.Of(routine)}" : "")
            // A window function is written in C only; this one is in the server.
            + (
                FunctionKind.Window.Of(routine)
                    ? " LANGUAGE internal WINDOW AS 'window_row_number'"
                    : " LANGUAGE plpgsql AS ''"
            );
    }
}
