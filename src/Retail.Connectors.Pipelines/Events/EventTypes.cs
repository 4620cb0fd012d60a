namespace Retail.Connectors.Pipelines.Events;

/// <summary>The types of events that come with the library. Flows of a host add their own.</summary>
public static class EventTypes
{
    /// <summary>
    /// An order became a document in an ERP, announced by the order flow. Its data is that of <see cref="EffectCompleted"/>.
    /// </summary>
    public static string OrderSubmitted => "retail.order.submitted";

    /// <summary>
    /// A document that an order became was brought in line with a change of the order, announced by the order flow. Its data is that of
    /// <see cref="EffectCompleted"/>.
    /// </summary>
    public static string OrderAmended => "retail.order.amended";

    /// <summary>
    /// A document that an order became was cancelled, announced by the order flow. Its data is that of <see cref="EffectCompleted"/>.
    /// </summary>
    public static string OrderCancelled => "retail.order.cancelled";

    /// <summary>
    /// A creating effect was reached for the first time, announced by the engine for every flow. Data: <c>effect</c> (its
    /// key), <c>flow</c>, <c>target</c> (a system), <c>document</c> (an entity reference) and <c>stage</c>. Converging
    /// commands, which write the newest state again and again, are not announced.
    /// </summary>
    public static string EffectCompleted => "retail.effect.completed";

    /// <summary>
    /// Work was parked and waits for a person, announced by the engine. Data: <c>flow</c>, <c>code</c> and <c>owner</c>.
    /// </summary>
    public static string WorkParked => "retail.work.parked";
}
