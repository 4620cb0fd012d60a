namespace Retail.Connectors.Simulation.Wires;

/// <summary>What becomes of a call.</summary>
internal enum Fate
{
    Answered,
    Unavailable,
    BrokenBefore,
    AnswerLost,
    RateLimited,
    HtmlBefore,
    HtmlAfter,

    /// <summary>The caller gives up first; the request is carried out later.</summary>
    Late,
    KilledBefore,
    KilledAfter,
}
