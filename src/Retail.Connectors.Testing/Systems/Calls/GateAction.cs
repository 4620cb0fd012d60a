namespace Retail.Connectors.Testing.Systems.Calls;

/// <summary>What becomes of one call at the gate.</summary>
internal enum GateAction
{
    /// <summary>It arrives and is answered.</summary>
    Pass,

    /// <summary>The process dies before it leaves.</summary>
    DieBefore,

    /// <summary>It is carried out, and the process dies before the answer comes.</summary>
    DieAfter,

    /// <summary>It is carried out, and the answer is lost.</summary>
    LoseAnswer,

    /// <summary>The connector is told that the connection broke, and it is carried out later.</summary>
    Hold,

    /// <summary>It is not carried out: 503.</summary>
    Unavailable,

    /// <summary>It is not carried out: a page of HTML with status 200.</summary>
    Html,
}
