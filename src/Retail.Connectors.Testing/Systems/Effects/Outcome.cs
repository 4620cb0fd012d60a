using NodaTime;
using Retail.Connectors.Effects;

namespace Retail.Connectors.Testing.Systems.Effects;

/// <summary>How one attempt to ensure an effect ended.</summary>
internal abstract record Outcome
{
    /// <summary>The handler reached it.</summary>
    public sealed record Reached(Receipt Receipt) : Outcome;

    /// <summary>The handler refused it.</summary>
    public sealed record Refused(EffectResult.Refused Result) : Outcome;

    /// <summary>It waits for a person, by the engine's own judgement.</summary>
    public sealed record Parked(string Why) : Outcome;

    /// <summary>Nothing may be sent yet.</summary>
    public sealed record NotBefore(Instant Until) : Outcome;

    /// <summary>The attempt failed and is made again.</summary>
    public sealed record Failed(ConnectorException Error) : Outcome;

    /// <summary>The process died.</summary>
    public sealed record Killed : Outcome;

    public sealed override string ToString() => this switch
    {
        Reached reached => $"reached {reached.Receipt.DisplayName} ({reached.Receipt.Document.Id}) at stage {reached.Receipt.Stage}",
        Refused refused => $"refused ({refused.Result.Code}): {refused.Result.Words}",
        Parked parked => $"parked: {parked.Why}",
        NotBefore wait => $"nothing sent before {wait.Until}",
        Failed failed => $"failed ({failed.Error.Kind}): {failed.Error.Message}",
        _ => "the process was killed",
    };
}
