using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NodaTime;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Lanes;
using Retail.Connectors.Pipelines.Operations;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Engine;

/// <summary>
/// Brings about one effect, once: begin, find when in doubt, apply. The only caller of
/// <see cref="ICommandHandler{TCommand}.ApplyAsync"/>.
/// </summary>
internal sealed class EffectRunner(
    IServiceProvider services, IWorkStore store, LaneBoard lanes, IOptions<PipelineOptions> options)
{
    /// <summary>An enforced key may be written again at once; more often than this it waits for its next turn.</summary>
    private const int ImmediateRepeats = 2;

    public async Task<EffectOutcome> EnsureAsync<TCommand>(ActiveClaim claim, TCommand command, CancellationToken cancellationToken)
        where TCommand : ICommand
    {
        var handler = services.GetKeyedService<ICommandHandler<TCommand>>(command.Key.Target.Value)
            ?? throw new InvalidOperationException(
                $"{command.Key.Target} has no handler for {typeof(TCommand).Name}: add a connector under that name that has one.");
        var lane = new LaneKey(command.Key.Target, LaneDirection.Write);

        // Before it is begun: what is begun may have been sent.
        lanes.EnsureOpen(lane);
        if (await EarlierAsync(command, claim, cancellationToken) is { } wait)
        {
            return wait;
        }

        var digest = command.Digest();
        var sendBefore = SendBefore(claim);
        if (handler.Traits.Guarantee == EffectGuarantee.Converging)
        {
            if ((await store.Queries.ListHoldsAsync(cancellationToken)).Any(hold => hold.Target == HoldTarget.Writes))
            {
                return WritesHeld(claim);
            }

            var written = await ApplyAsync(claim, handler, command, digest, digest, sendBefore, found: null, cancellationToken);
            return written is EffectOutcome.Reached reached ? reached with { IsRecorded = false } : written;
        }

        var begun = await store.BeginAsync(claim.Claim, command.Key, digest, sendBefore, SettleTimeOf(handler.Traits), cancellationToken);
        switch (begun)
        {
            case BeginResult.FenceLost:
                return new EffectOutcome.FenceLost();
            case BeginResult.WritesHeld:
                return WritesHeld(claim);
            case BeginResult.HeldByOther held:
                // The other is most often done long before its lease ends.
                var soon = claim.Now + Duration.FromTimeSpan(options.Value.RetryDelay);
                return new EffectOutcome.NotBefore(Instant.Min(held.Until, soon), $"Other work ensures {command.Key}.");
            case BeginResult.Unsettled unsettled:
                return new EffectOutcome.NotBefore(unsettled.Until, $"The outcome of {command.Key} is unknown until it has settled.");
            case BeginResult.Completed done when done.Command == digest || command.KeepsWhatIsThere:
                PipelineTelemetry.EffectEnded(command.Key.Target, "repeated");
                return new EffectOutcome.Reached(new EffectCompletion(command.Key, digest, done.Receipt), New: false);
            case BeginResult.Completed done:
                return ChangedSince(command, digest, done.Receipt, isRecorded: true);
            case BeginResult.First when options.Value.FindsFirst && handler.Traits.Guarantee == EffectGuarantee.None:
                return new EffectOutcome.Parked(PerhapsDone(command.Key));
            case BeginResult.First when options.Value.FindsFirst:
                var there = await lanes.CallAsync(claim, lane, () => handler.FindAsync(command, cancellationToken));
                return Judge(claim, handler.Traits, command, digest, digest, there)
                    ?? await ApplyAsync(claim, handler, command, digest, digest, sendBefore, there, cancellationToken);
            case BeginResult.First:
                return await ApplyAsync(claim, handler, command, digest, digest, sendBefore, found: null, cancellationToken);
            case BeginResult.Again when handler.Traits.Guarantee == EffectGuarantee.None:
                return new EffectOutcome.Parked(PerhapsDone(command.Key));
            case BeginResult.Again again:
                var found = await lanes.CallAsync(claim, lane, () => handler.FindAsync(command, cancellationToken));
                return Judge(claim, handler.Traits, command, digest, again.Command, found)
                    ?? await ApplyAsync(claim, handler, command, digest, again.Command, sendBefore, found, cancellationToken);
            default:
                throw new InvalidOperationException($"Unknown ledger answer {begun.GetType().Name}.");
        }
    }

    /// <summary>When nothing of an effect that was begun can arrive any more.</summary>
    public Instant SettlesAt<TCommand>(OpenEffect effect)
        where TCommand : ICommand =>
        effect.LastSendBefore + (services.GetKeyedService<ICommandHandler<TCommand>>(effect.Key.Target.Value)?.Traits.SettleAfter ?? Duration.Zero);

    /// <summary>What was sent for the document that a command changes, and may still arrive; null if nothing may.</summary>
    private async ValueTask<EffectOutcome.NotBefore?> EarlierAsync(ICommand command, ActiveClaim claim, CancellationToken cancellationToken)
    {
        if (command.Follows is not { } earlier || (await store.Queries.FindReceiptAsync(earlier, cancellationToken))?.SettlesAt is not { } until
            || until <= claim.Now)
        {
            return null;
        }

        return new(until, $"What was sent for {earlier} may still arrive until it has settled.");
    }

    private EffectOutcome.NotBefore WritesHeld(ActiveClaim claim) =>
        new(claim.Now + Duration.FromTimeSpan(options.Value.HeldDelay), "All writes are held.");

    /// <summary>The calls before the one that would write took all of the lease: they will again, unless the target was slow for once.</summary>
    private EffectOutcome TooShort(ActiveClaim claim, EffectKey key)
    {
        var (lease, attempts) = (options.Value.Lease, claim.Claim.Attempts);
        if (attempts >= options.Value.MaxAttempts)
        {
            return new EffectOutcome.Parked(new ParkReason(
                "lease-too-short",
                string.Create(
                    CultureInfo.InvariantCulture, $"{key.Target} answered too slowly to send {key} within the lease of {lease}, {attempts} times."),
                $"See why {key.Target} is slow, or allow longer leases ({nameof(PipelineOptions)}.{nameof(PipelineOptions.Lease)}), then replay.",
                ParkOwner.Operations));
        }

        var pause = RetrySchedule.Delay(claim.Claim.Key, attempts, options.Value);
        return new EffectOutcome.NotBefore(claim.Now + pause, $"The lease was too short to send {key}.") { CountsAttempt = true };
    }

    /// <param name="claim">The claim under which it happens.</param>
    /// <param name="handler">Who applies it.</param>
    /// <param name="command">What should be true.</param>
    /// <param name="digest">The digest of it.</param>
    /// <param name="asked">The digest of all that was ever asked under the key; null if that differed.</param>
    /// <param name="sendBefore">Nothing is sent after it.</param>
    /// <param name="found">What is there; null if nothing can be, because nothing was sent.</param>
    /// <param name="cancellationToken">Stops it.</param>
    private async Task<EffectOutcome> ApplyAsync<TCommand>(
        ActiveClaim claim,
        ICommandHandler<TCommand> handler,
        TCommand command,
        Digest digest,
        Digest? asked,
        Instant sendBefore,
        Finding? found,
        CancellationToken cancellationToken)
        where TCommand : ICommand
    {
        var lane = new LaneKey(command.Key.Target, LaneDirection.Write);
        for (var repeat = 0; ; repeat++)
        {
            if (claim.Now >= sendBefore)
            {
                return TooShort(claim, command.Key);
            }

            try
            {
                var context = new EffectContext(command.Key, found, claim.Locally(sendBefore));
                var result = await lanes.CallAsync(claim, lane, () => handler.ApplyAsync(command, context, cancellationToken));
                PipelineTelemetry.EffectEnded(
                    command.Key.Target, result is EffectResult.Refused ? "refused" : context.Found is Finding.Complete ? "adopted" : "written");
                return result switch
                {
                    EffectResult.Reached reached => new EffectOutcome.Reached(
                        new EffectCompletion(command.Key, digest, found is null ? reached.Receipt : Settling(claim, handler.Traits, reached.Receipt)), New: true),
                    EffectResult.Refused refused => new EffectOutcome.Parked(Refusal(command.Key, refused)) { IsRefusal = true },
                    _ => throw new InvalidOperationException($"Unknown result {result.GetType().Name}."),
                };
            }
            catch (ConnectorException exception) when (exception.Kind is ConnectorErrorKind.Ambiguous or ConnectorErrorKind.Conflict)
            {
                PipelineTelemetry.EffectEnded(
                    command.Key.Target, exception.Kind == ConnectorErrorKind.Ambiguous ? "ambiguous" : "conflict");
                if (exception.Kind != ConnectorErrorKind.Ambiguous
                    || handler.Traits.Guarantee is not (EffectGuarantee.Enforced or EffectGuarantee.Converging)
                    || repeat >= ImmediateRepeats)
                {
                    throw;
                }

                // The target enforces the key: the same write again tells what became of the first.
            }

            if (handler.Traits.Guarantee == EffectGuarantee.Enforced)
            {
                found = await lanes.CallAsync(claim, lane, () => handler.FindAsync(command, cancellationToken));
                if (Judge(claim, handler.Traits, command, digest, asked, found) is { } verdict)
                {
                    return verdict;
                }
            }
        }
    }

    /// <summary>
    /// Whether what was found may be gone on with; null if it may. A complete document is adopted only if nothing else
    /// was ever asked under its key.
    /// </summary>
    private static EffectOutcome.Parked? Judge(
        ActiveClaim claim, EffectTraits traits, ICommand command, Digest digest, Digest? asked, Finding found) => found switch
    {
        Finding.Several several => new EffectOutcome.Parked(Several(command.Key, several)),
        Finding.Complete complete when asked != digest && !command.KeepsWhatIsThere && !command.IsFoundByContent =>
            ChangedSince(command, digest, Settling(claim, traits, complete.Receipt)),
        _ => null,
    };

    /// <summary>
    /// An enforced key makes the same content safe to write again; of two contents the one that arrives last would stand.
    /// </summary>
    private static SettleTime SettleTimeOf(EffectTraits traits) => traits.Guarantee switch
    {
        EffectGuarantee.Lookup => SettleTime.Always(traits.SettleAfter),
        EffectGuarantee.Enforced => SettleTime.IfChanged(traits.SettleAfter),
        _ => SettleTime.None,
    };

    /// <summary>
    /// The receipt of an effect of which more than one request may have been sent. One that is enforced is repeated at once, so that
    /// nobody knows whether an earlier request is still on its way.
    /// </summary>
    private static Receipt Settling(ActiveClaim claim, EffectTraits traits, Receipt receipt) => traits.Guarantee == EffectGuarantee.Enforced
        ? receipt with { SettlesAt = claim.Now + traits.SettleAfter }
        : receipt;

    /// <summary>A tenth of the remaining lease is kept back for clocks that run at different speed.</summary>
    private static Instant SendBefore(ActiveClaim claim)
    {
        var now = claim.Now;
        return now + ((claim.LeaseUntil - now) * 0.9);
    }

    private static ParkReason Refusal(EffectKey key, EffectResult.Refused refused)
    {
        var left = refused.Left is { } document
            ? string.Create(CultureInfo.InvariantCulture, $" {document.DisplayName} ({document.Stage}) was left as it is.")
            : string.Empty;
        var owner = refused.Missing.IsEmpty ? ParkOwner.Finance : ParkOwner.Erp;
        return new ParkReason(refused.Code, $"{key.Target} refuses {key}: {refused.Words}{left}", refused.FixHint, owner)
        {
            Missing = refused.Missing,
        };
    }

    /// <summary>It stands with what was asked for before. Whether that is brought in line is up to the flow; else a person does.</summary>
    private static EffectOutcome.Parked ChangedSince(ICommand command, Digest digest, Receipt receipt, bool isRecorded = false) => new(new ParkReason(
        "changed-since-effect",
        $"{command.Key} was carried out as {receipt.DisplayName} before the record changed.",
        $"Bring {receipt.DisplayName} in line by hand, then discard this entry.",
        ParkOwner.Erp))
    {
        Stands = new EffectOutcome.Reached(new EffectCompletion(command.Key, digest, receipt), New: !isRecorded),
    };

    private static ParkReason PerhapsDone(EffectKey key) => new(
        "perhaps-done",
        $"A request for {key} may have been sent before; {key.Target} cannot be asked whether it was carried out.",
        $"Look in {key.Target}: if it is done, confirm it; if not, repeat it.",
        ParkOwner.Operations);

    private static ParkReason Several(EffectKey key, Finding.Several several) => new(
        "several-documents",
        $"{several.Documents.Length} documents in {key.Target} carry {key}: {string.Join(", ", several.Documents)}.",
        "Cancel all but one, then replay.",
        ParkOwner.Erp);
}
