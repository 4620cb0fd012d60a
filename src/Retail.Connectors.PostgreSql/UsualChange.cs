namespace Retail.Connectors.PostgreSql;

/// <summary>
/// Changes that need no look at rows before: they travel in one round trip, and it is the server that checks what they
/// take for granted.
/// </summary>
internal enum UsualChange
{
    /// <summary>Rows are locked and looked at before.</summary>
    None,

    /// <summary>Hints and nothing else: they decide on nothing.</summary>
    Hints,

    /// <summary>An effect is begun: under a claim that holds, and for the first time.</summary>
    Begin,

    /// <summary>Work is done: under a claim that holds, with effects that were begun under it.</summary>
    Done,
}
