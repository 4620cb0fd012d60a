namespace Retail.Connectors.Testing.Simulation;

/// <summary>What becomes of one call, as the vices decided it.</summary>
public enum CallFate
{
    /// <summary>Carried out and answered.</summary>
    Answered,

    /// <summary>Answered 503, not carried out.</summary>
    Unavailable,

    /// <summary>The connection broke before the request was carried out.</summary>
    BrokenBefore,

    /// <summary>Carried out; the connection broke before the answer.</summary>
    AnswerLost,

    /// <summary>Answered 429 with Retry-After, not carried out.</summary>
    RateLimited,

    /// <summary>Answered 200 with HTML, not carried out.</summary>
    HtmlBefore,

    /// <summary>Carried out, answered 200 with HTML.</summary>
    HtmlAfter,

    /// <summary>The connection broke, and the request is carried out only later, when the caller may have looked already.</summary>
    CommittedLate,
}
