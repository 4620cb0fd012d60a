namespace Retail.Connectors.Pipelines.Operations;

/// <summary>What is held.</summary>
public enum HoldKind
{
    /// <summary>One flow: its work is not claimed.</summary>
    Flow = 0,

    /// <summary>One system: the work of every flow that reads or writes it is not claimed.</summary>
    System = 1,

    /// <summary>Everything that writes: no effect is begun in any system. Reading and planning go on.</summary>
    Writes = 2,
}
