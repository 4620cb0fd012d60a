namespace Retail.Connectors;

/// <summary>What went wrong with a call, in the terms in which the engine decides what to do next.</summary>
public enum ConnectorErrorKind
{
    /// <summary>The system could not be reached or said that it is down. The request was not carried out.</summary>
    Unavailable,

    /// <summary>The system asked to slow down. The request was not carried out.</summary>
    RateLimited,

    /// <summary>The request may or may not have been carried out: the answer was lost.</summary>
    Ambiguous,

    /// <summary>Somebody else changed the record meanwhile: read, plan and write again.</summary>
    Conflict,

    /// <summary>The system understood the request and refuses it.</summary>
    Rejected,

    /// <summary>The record does not exist.</summary>
    NotFound,

    /// <summary>The credentials are valid but lack the right.</summary>
    Forbidden,

    /// <summary>The credentials are missing, wrong or expired.</summary>
    Unauthorized,

    /// <summary>The answer does not have the agreed shape, for example HTML instead of JSON.</summary>
    Contract,
}
