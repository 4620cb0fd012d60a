using Retail.Connectors.Testing.Tryton.Records;
using Retail.Connectors.Testing.Tryton.Sales;

namespace Retail.Connectors.Testing.Tryton.Stock;

/// <summary>The buttons of a single move.</summary>
internal static class MoveWorkflow
{
    public static void Draft(Work work, IReadOnlyList<Record> moves) => Change(work, moves, "draft", "assigned", "cancelled");

    public static void Assign(Work work, IReadOnlyList<Record> moves) => Change(work, moves, "assigned", "draft");

    public static void Cancel(Work work, IReadOnlyList<Record> moves) => Change(work, moves, "cancelled", "draft", "assigned");

    public static void Do(Work work, IReadOnlyList<Record> moves)
    {
        ShipmentMoves.Do(work, moves);
        Process(work, moves);
    }

    private static void Change(Work work, IReadOnlyList<Record> moves, string state, params string[] from)
    {
        ShipmentMoves.Set(work, moves, state, from);
        Process(work, moves);
    }

    private static void Process(Work work, IReadOnlyList<Record> moves) => SaleProcess.Run(work, [.. moves
        .Select(move => work.Resolve(move.Text("origin"))).OfType<Record>().Where(origin => origin.Model.Name == "sale.line")
        .Select(line => work.Follow(line, "sale")).OfType<Record>().Distinct()]);
}
