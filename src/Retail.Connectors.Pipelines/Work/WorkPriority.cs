namespace Retail.Connectors.Pipelines.Work;

/// <summary>What goes first.</summary>
public enum WorkPriority
{
    /// <summary>Live stock and orders.</summary>
    Live = 0,

    /// <summary>What piled up.</summary>
    Backlog = 1,

    /// <summary>Reconciliation and backfill.</summary>
    Background = 2,
}
