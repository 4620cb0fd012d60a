using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Parking;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Engine;

/// <summary>
/// Brings about one effect, once: begin, find when in doubt, apply. The only caller of
/// <see cref="ICommandHandler{TCommand}.ApplyAsync"/>.
/// </summary>
internal sealed class EffectRunner(IServiceProvider services, IWorkStore store, TimeProvider time)
{
    /// <summary>An enforced key may be written again at once; more often than this it waits for its next turn.</summary>
    private const int ImmediateRepeats = 2;

    public async Task<EffectOutcome> EnsureAsync<TCommand>(ActiveClaim claim, TCommand command, CancellationToken cancellationToken)
        where TCommand : ICommand
    {
        var handler = services.GetKeyedService<ICommandHandler<TCommand>>(command.Key.Target.Value)
            ?? throw new InvalidOperationException(
                $"{command.Key.Target} has no handler for {typeof(TCommand).Name}: add a connector under that name that has one.");
        var digest = command.Digest();
        var sendBefore = SendBefore(claim.LeaseUntil);
        var begun = await store.BeginAsync(claim.Claim, command.Key, digest, sendBefore, cancellationToken);
        switch (begun)
        {
            case BeginResult.FenceLost:
                return new EffectOutcome.FenceLost();
            case BeginResult.HeldByOther held:
                return new EffectOutcome.NotBefore(held.Until, $"Other work ensures {command.Key}.");
            case BeginResult.Completed done when done.Command == digest:
                return new EffectOutcome.Reached(new EffectCompletion(command.Key, digest, done.Receipt), New: false);
            case BeginResult.Completed done:
                return new EffectOutcome.Parked(ChangedSince(command.Key, done.Receipt));
            case BeginResult.First:
                return await ApplyAsync(handler, command, digest, sendBefore, found: null, cancellationToken);
            case BeginResult.Again again:
                return await SettleAsync(handler, command, digest, sendBefore, again, cancellationToken);
            default:
                throw new InvalidOperationException($"Unknown ledger answer {begun.GetType().Name}.");
        }
    }

    private async Task<EffectOutcome> SettleAsync<TCommand>(
        ICommandHandler<TCommand> handler, TCommand command, Digest digest, Instant sendBefore, BeginResult.Again again, CancellationToken cancellationToken)
        where TCommand : ICommand
    {
        var traits = handler.Traits;
        if (traits.Guarantee == EffectGuarantee.None)
        {
            return new EffectOutcome.Parked(PerhapsDone(command.Key));
        }

        if (traits.Guarantee == EffectGuarantee.Converging)
        {
            return await ApplyAsync(handler, command, digest, sendBefore, found: null, cancellationToken);
        }

        var settled = again.LastSendBefore + traits.SettleAfter;
        if (traits.Guarantee == EffectGuarantee.Lookup && time.GetCurrentInstant() < settled)
        {
            return new EffectOutcome.NotBefore(settled, $"The outcome of {command.Key} is unknown until it has settled.");
        }

        var found = await handler.FindAsync(command, cancellationToken);
        return found is Finding.Several several
            ? new EffectOutcome.Parked(Several(command.Key, several))
            : await ApplyAsync(handler, command, digest, sendBefore, found, cancellationToken);
    }

    private async Task<EffectOutcome> ApplyAsync<TCommand>(
        ICommandHandler<TCommand> handler, TCommand command, Digest digest, Instant sendBefore, Finding? found, CancellationToken cancellationToken)
        where TCommand : ICommand
    {
        for (var repeat = 0; ; repeat++)
        {
            try
            {
                var result = await handler.ApplyAsync(command, new EffectContext(command.Key, found, sendBefore), cancellationToken);
                return result switch
                {
                    EffectResult.Reached reached =>
                        new EffectOutcome.Reached(new EffectCompletion(command.Key, digest, reached.Receipt), New: true),
                    EffectResult.Refused refused => new EffectOutcome.Parked(Refusal(command.Key, refused)),
                    _ => throw new InvalidOperationException($"Unknown result {result.GetType().Name}."),
                };
            }
            catch (ConnectorException exception) when (
                exception.Kind is ConnectorErrorKind.Ambiguous or ConnectorErrorKind.Conflict
                && handler.Traits.Guarantee is EffectGuarantee.Enforced or EffectGuarantee.Converging
                && repeat < ImmediateRepeats
                && time.GetCurrentInstant() < sendBefore)
            {
                // The target enforces the key: the same write again tells what became of the first.
            }
        }
    }

    /// <summary>A tenth of the remaining lease is kept back for clocks that run at different speed.</summary>
    private Instant SendBefore(Instant leaseUntil)
    {
        var now = time.GetCurrentInstant();
        return now + ((leaseUntil - now) * 0.9);
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

    private static ParkReason ChangedSince(EffectKey key, Receipt receipt) => new(
        "changed-since-effect",
        $"{key} was carried out as {receipt.DisplayName} before the record changed.",
        $"Bring {receipt.DisplayName} in line by hand, then discard this entry.",
        ParkOwner.Erp);

    private static ParkReason PerhapsDone(EffectKey key) => new(
        "perhaps-done",
        $"A request for {key} was sent and its answer lost; {key.Target} cannot be asked whether it was carried out.",
        $"Look in {key.Target}: if it is done, confirm it; if not, repeat it.",
        ParkOwner.Operations);

    private static ParkReason Several(EffectKey key, Finding.Several several) => new(
        "several-documents",
        $"{several.Documents.Length} documents in {key.Target} carry {key}: {string.Join(", ", several.Documents)}.",
        "Cancel all but one, then replay.",
        ParkOwner.Erp);
}
