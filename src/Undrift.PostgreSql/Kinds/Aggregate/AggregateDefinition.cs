using System.Text;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>The CREATE AGGREGATE statement of an aggregate, laid out as pg_dump writes it.</summary>
internal static class AggregateDefinition
{
    /// <summary>The statement, without a semicolon.</summary>
    public static string Of(CatalogObject aggregate) =>
        $"CREATE AGGREGATE {Identifier.Quote(aggregate.Id.Schema)}.{Identifier.Quote(aggregate.Id.Name)}"
        + $"({ArgumentsOf(aggregate)}) (\n    {string.Join(",\n    ", ParametersOf(aggregate))}\n)";

    /// <summary>The arguments as CREATE, DROP and COMMENT ON take them.</summary>
    public static string ArgumentsOf(CatalogObject aggregate)
    {
        var arguments = Routine.Arguments.Of(aggregate) ?? [];
        if (AggregateKind.DirectArguments.Of(aggregate) is not { } direct)
            return arguments.Count == 0 ? "*" : string.Join(", ", arguments);
        // A variadic direct argument takes in the ordered ones and is written in both places.
        var ordered = direct == arguments.Count ? arguments.TakeLast(1) : arguments.Skip((int)direct);
        var text = new StringBuilder().AppendJoin(", ", arguments.Take((int)direct));
        return text.Append(direct > 0 ? " ORDER BY " : "ORDER BY ").AppendJoin(", ", ordered).ToString();
    }

    private static IEnumerable<string> ParametersOf(CatalogObject aggregate)
    {
        (string Word, string? Value)[] parameters =
        [
            ("SFUNC", AggregateKind.SFunc.Of(aggregate)),
            ("STYPE", AggregateKind.SType.Of(aggregate)),
            ("SSPACE", Number(AggregateKind.SSpace)),
            ("INITCOND", Text(AggregateKind.InitCond)),
            ("MSFUNC", AggregateKind.MSFunc.Of(aggregate)),
            ("MINVFUNC", AggregateKind.MInvFunc.Of(aggregate)),
            ("MSTYPE", AggregateKind.MSType.Of(aggregate)),
            ("MSSPACE", Number(AggregateKind.MSSpace)),
            ("MINITCOND", Text(AggregateKind.MInitCond)),
            ("FINALFUNC", AggregateKind.FinalFunc.Of(aggregate)),
            ("FINALFUNC_EXTRA", Flag(AggregateKind.FinalFuncExtra)),
            ("FINALFUNC_MODIFY", AggregateKind.FinalFuncModify.Of(aggregate)?.ToUpperInvariant()),
            ("MFINALFUNC", AggregateKind.MFinalFunc.Of(aggregate)),
            ("MFINALFUNC_EXTRA", Flag(AggregateKind.MFinalFuncExtra)),
            ("MFINALFUNC_MODIFY", AggregateKind.MFinalFuncModify.Of(aggregate)?.ToUpperInvariant()),
            ("COMBINEFUNC", AggregateKind.CombineFunc.Of(aggregate)),
            ("SERIALFUNC", AggregateKind.SerialFunc.Of(aggregate)),
            ("DESERIALFUNC", AggregateKind.DeserialFunc.Of(aggregate)),
            ("SORTOP", AggregateKind.SortOp.Of(aggregate) is { } name ? $"OPERATOR({name})" : null),
            ("PARALLEL", FunctionKind.Parallel.Of(aggregate)),
            ("HYPOTHETICAL", AggregateKind.Sort.Of(aggregate) == "hypothetical_set" ? "" : null),
        ];
        return parameters
            .Where(parameter => parameter.Value is not null)
            .Select(parameter =>
                parameter.Value!.Length == 0 ? parameter.Word : $"{parameter.Word} = {parameter.Value}"
            );

        string? Number(Facet<long?> facet) => facet.Of(aggregate)?.ToString();
        string? Text(Facet<string?> facet) => facet.Of(aggregate) is { } value ? Literal.Quote(value) : null;
        string? Flag(Facet<bool> facet) => facet.Of(aggregate) ? "" : null;
    }
}
