using Npgsql;
using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;
using Undrift.PostgreSql.Respelling;

namespace Undrift.PostgreSql.Kinds;

/// <summary>An aggregate (pg_aggregate). The facets are the parameters of CREATE AGGREGATE.</summary>
internal sealed class AggregateKind : IPostgreSqlKind
{
    public const string Name = "aggregate";

    public static readonly Facet<string?> Sort = Facet.Text("kind");
    public static readonly Facet<long?> DirectArguments = Facet.Number("direct_arguments");
    public static readonly Facet<string?> SFunc = Facet.Text("sfunc");
    public static readonly Facet<string?> SType = Facet.Text("stype");
    public static readonly Facet<long?> SSpace = Facet.Number("sspace");
    public static readonly Facet<string?> FinalFunc = Facet.Text("finalfunc");
    public static readonly Facet<bool> FinalFuncExtra = Facet.Flag("finalfunc_extra");
    public static readonly Facet<string?> FinalFuncModify = Facet.Text("finalfunc_modify");
    public static readonly Facet<string?> CombineFunc = Facet.Text("combinefunc");
    public static readonly Facet<string?> SerialFunc = Facet.Text("serialfunc");
    public static readonly Facet<string?> DeserialFunc = Facet.Text("deserialfunc");
    public static readonly Facet<string?> InitCond = Facet.Text("initcond");
    public static readonly Facet<string?> MSFunc = Facet.Text("msfunc");
    public static readonly Facet<string?> MInvFunc = Facet.Text("minvfunc");
    public static readonly Facet<string?> MSType = Facet.Text("mstype");
    public static readonly Facet<long?> MSSpace = Facet.Number("msspace");
    public static readonly Facet<string?> MFinalFunc = Facet.Text("mfinalfunc");
    public static readonly Facet<bool> MFinalFuncExtra = Facet.Flag("mfinalfunc_extra");
    public static readonly Facet<string?> MFinalFuncModify = Facet.Text("mfinalfunc_modify");
    public static readonly Facet<string?> MInitCond = Facet.Text("minitcond");
    public static readonly Facet<string?> SortOp = Facet.Text("sortop");

    public ObjectKind Kind { get; } =
        new(
            Name,
            DriftGroup.RoutineMismatch,
            [
                Routine.Arguments,
                Sort,
                DirectArguments,
                SFunc,
                SType,
                SSpace,
                FinalFunc,
                FinalFuncExtra,
                FinalFuncModify,
                CombineFunc,
                SerialFunc,
                DeserialFunc,
                InitCond,
                MSFunc,
                MInvFunc,
                MSType,
                MSSpace,
                MFinalFunc,
                MFinalFuncExtra,
                MFinalFuncModify,
                MInitCond,
                SortOp,
                FunctionKind.Parallel,
                CommonFacets.Owner,
                CommonFacets.DependsOnExtension,
                CommonFacets.Comment,
            ]
        );

    public string Query { get; } = EmbeddedSql.OfKind("Aggregate");

    public KindPlan Plan { get; } = new AggregatePlan();

    public string? Probe(CatalogObject item, CatalogIndex catalog) => AggregateDefinition.Of(item);

    public string? Stub(CatalogObject item, CatalogIndex catalog) => AggregateDefinition.Of(item);

    public void Read(NpgsqlDataReader row, ReadContext context)
    {
        var oid = row.Oid(0);
        var sort = row.Code(7);
        context.Add(
            new CatalogObject(
                Routine.IdOf(Name, row),
                Kind,
                [
                    Routine.Arguments.Is(new RoutineArguments(row.Types(4), row.List(5), row.List(6), null).Items),
                    Sort.Is(SortOf(sort)),
                    DirectArguments.Is(sort == 'n' ? null : row.Number(8)),
                    .. PlainParameters(row, sort),
                    .. MovingParameters(row, sort),
                    SortOp.Is(RoutineName.Of(row.Text(27))),
                    FunctionKind.Parallel.Is(ParallelSafety.Of(row.Code(28))),
                    CommonFacets.Owner.Is(context.Roles.Owner(row.Oid(29))),
                    CommonFacets.DependsOnExtension.Is(context.ExtensionsNeededBy(SystemCatalog.Routine, oid)),
                    CommonFacets.Comment.Is(context.Comment(SystemCatalog.Routine, oid)),
                ]
            )
            {
                Owner = context.ExtensionOf(SystemCatalog.Routine, oid),
            },
            SystemCatalog.Routine,
            oid
        );
    }

    private static FacetEntry[] PlainParameters(NpgsqlDataReader row, char sort) =>
        [
            SFunc.Is(RoutineName.Of(row.Text(9))),
            SType.Is(row.Deparsed(10)),
            SSpace.Is(row.Number(11)),
            FinalFunc.Is(RoutineName.Of(row.Text(12))),
            FinalFuncExtra.Is(row.Flag(13)),
            FinalFuncModify.Is(ModifyOf(row.Code(14), sort)),
            CombineFunc.Is(RoutineName.Of(row.Text(15))),
            SerialFunc.Is(RoutineName.Of(row.Text(16))),
            DeserialFunc.Is(RoutineName.Of(row.Text(17))),
            InitCond.Is(row.Text(18)),
        ];

    private static FacetEntry[] MovingParameters(NpgsqlDataReader row, char sort) =>
        [
            MSFunc.Is(RoutineName.Of(row.Text(19))),
            MInvFunc.Is(RoutineName.Of(row.Text(20))),
            MSType.Is(row.Text(21)),
            MSSpace.Is(row.Number(22)),
            MFinalFunc.Is(RoutineName.Of(row.Text(23))),
            MFinalFuncExtra.Is(row.Flag(24)),
            MFinalFuncModify.Is(ModifyOf(row.Code(25), sort)),
            MInitCond.Is(row.Text(26)),
        ];

    // pg_aggregate.aggkind; normal needs no word.
    private static string? SortOf(char code) =>
        code switch
        {
            'n' => null,
            'o' => "ordered_set",
            'h' => "hypothetical_set",
            _ => code.ToString(),
        };

    // pg_aggregate.aggfinalmodify: the default is read_only for normal aggregates and read_write for the others.
    private static string? ModifyOf(char code, char sort) =>
        code == (sort == 'n' ? 'r' : 'w')
            ? null
            : code switch
            {
                'r' => "read_only",
                's' => "shareable",
                'w' => "read_write",
                _ => code.ToString(),
            };
}
