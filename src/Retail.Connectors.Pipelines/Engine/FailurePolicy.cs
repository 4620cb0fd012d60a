using System.Globalization;
using NodaTime;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Engine;

/// <summary>What a failed call means for the work that made it.</summary>
internal static class FailurePolicy
{
    public static WorkEnd Decide(Claim claim, ConnectorException failure, PipelineOptions options, Instant now)
    {
        var words = failure.Code is { Length: > 0 } code ? $"{failure.Message} ({code})" : failure.Message;
        switch (failure.Kind)
        {
            case ConnectorErrorKind.Unavailable:
            case ConnectorErrorKind.RateLimited:
                return Retry(claim, failure, words, options, now, countsAttempt: false);
            case ConnectorErrorKind.Ambiguous:
            case ConnectorErrorKind.Conflict:
                return Retry(claim, failure, words, options, now, countsAttempt: true);
            case ConnectorErrorKind.Unauthorized:
            case ConnectorErrorKind.Forbidden:
                return new WorkEnd.Park(new ParkReason(
                    failure.Kind.ToString().ToLowerInvariant(),
                    $"{failure.System} refuses the credentials or lacks a right: {words}",
                    $"Mend the credentials or rights of {failure.System}, then replay.",
                    ParkOwner.Operations));
            case ConnectorErrorKind.Contract:
                return new WorkEnd.Park(new ParkReason(
                    "contract",
                    $"{failure.System} answered in a shape that was not agreed: {words}",
                    $"Look at {failure.System} and what stands before it, then replay.",
                    ParkOwner.Operations));
            default:
                return new WorkEnd.Park(new ParkReason(
                    failure.Kind.ToString().ToLowerInvariant(),
                    $"{failure.System} refuses: {words}",
                    "Mend what it names, then replay.",
                    ParkOwner.Erp));
        }
    }

    /// <summary>A defect of ours must not stop other work: it is retried like an outage of its own and then parked.</summary>
    public static WorkEnd Unexpected(Claim claim, Exception failure, PipelineOptions options, Instant now) =>
        claim.Attempts < options.MaxAttempts
            ? new WorkEnd.RetryAt(now + RetrySchedule.Delay(claim.Key, claim.Attempts, options), failure.GetType().Name, CountsAttempt: true)
            : new WorkEnd.Park(new ParkReason(
                "defect",
                $"The work fails with {failure.GetType().Name}: {failure.Message}",
                "This is a defect of the software: report it with the log around this time.",
                ParkOwner.Operations));

    private static WorkEnd Retry(
        Claim claim, ConnectorException failure, string words, PipelineOptions options, Instant now, bool countsAttempt)
    {
        var age = now - claim.Since;
        if ((countsAttempt && claim.Attempts >= options.MaxAttempts) || age >= Duration.FromTimeSpan(options.MaxAge))
        {
            return new WorkEnd.Park(new ParkReason(
                "retries-exhausted",
                string.Create(CultureInfo.InvariantCulture, $"{failure.System} failed {claim.Attempts} times over {age}: {words}"),
                $"See that {failure.System} works, then replay.",
                ParkOwner.Operations));
        }

        var delay = RetrySchedule.Delay(claim.Key, claim.Attempts, options, failure.RetryAfter);
        return new WorkEnd.RetryAt(now + delay, words, countsAttempt);
    }
}
