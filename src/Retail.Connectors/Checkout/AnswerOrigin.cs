namespace Retail.Connectors.Checkout;

/// <summary>Where an answer at checkout comes from.</summary>
public enum AnswerOrigin
{
    /// <summary>The system answered this question.</summary>
    Live,

    /// <summary>It answered the same question not long ago.</summary>
    Cached,

    /// <summary>It could not be asked in time, and what it said before is too old: the stated fallback.</summary>
    Fallback,
}
