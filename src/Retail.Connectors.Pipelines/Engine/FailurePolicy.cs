using System.Globalization;
using NodaTime;
using Retail.Connectors.Pipelines.Lanes;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Engine;

/// <summary>What a failed call means for the work that made it.</summary>
internal static class FailurePolicy
{
    /// <summary>True if it may be the lane's fault: it is judged first.</summary>
    public static bool ConcernsLane(ConnectorException failure) =>
        failure.Kind is ConnectorErrorKind.Unavailable or ConnectorErrorKind.RateLimited or ConnectorErrorKind.Unauthorized;

    /// <param name="claim">The work that failed.</param>
    /// <param name="failure">How.</param>
    /// <param name="verdict">Whose fault it was.</param>
    /// <param name="excused">How long lanes kept it from being done since it was asked for.</param>
    /// <param name="options">How often and how long it is tried.</param>
    /// <param name="now">The moment of the decision.</param>
    public static WorkEnd Decide(
        Claim claim, ConnectorException failure, LaneVerdict verdict, Duration excused, PipelineOptions options, Instant now)
    {
        var words = failure.Code is { Length: > 0 } code ? $"{failure.Message} ({code})" : failure.Message;
        switch (failure.Kind)
        {
            case ConnectorErrorKind.Unavailable or ConnectorErrorKind.RateLimited or ConnectorErrorKind.Unauthorized
                when verdict is LaneVerdict.Closed closed:
                return new WorkEnd.RetryAt(closed.Until, words, CountsAttempt: false);
            case ConnectorErrorKind.Unavailable or ConnectorErrorKind.RateLimited when verdict is LaneVerdict.Unclear:
                return new WorkEnd.RetryAt(now + RetrySchedule.Delay(claim.Key, claim.Attempts, options, failure.RetryAfter), words, CountsAttempt: false);
            case ConnectorErrorKind.Unavailable or ConnectorErrorKind.RateLimited:
                return Retry(claim, failure, words, excused, options, now, "breaks-the-target", $"{failure.System} serves other work, but fails on this");
            case ConnectorErrorKind.Ambiguous:
            case ConnectorErrorKind.Conflict:
                return Retry(claim, failure, words, excused, options, now, "retries-exhausted", $"{failure.System} fails");
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
        Claim claim, ConnectorException failure, string words, Duration excused, PipelineOptions options, Instant now, string code, string what)
    {
        // Work that lay for days while nothing could be done gets its chances all the same.
        var age = now - claim.Since - excused;
        if (claim.Attempts >= options.MaxAttempts || (claim.Attempts > 1 && age >= Duration.FromTimeSpan(options.MaxAge)))
        {
            return new WorkEnd.Park(new ParkReason(
                code,
                string.Create(CultureInfo.InvariantCulture, $"{what}, {claim.Attempts} times over {age}: {words}"),
                $"See that {failure.System} works, then replay.",
                ParkOwner.Operations));
        }

        var delay = RetrySchedule.Delay(claim.Key, claim.Attempts, options, failure.RetryAfter);
        return new WorkEnd.RetryAt(now + delay, words, CountsAttempt: true);
    }
}
