namespace Retail.Connectors.Effects;

/// <summary>Carries out one kind of command in one system. Only the engine calls it.</summary>
/// <typeparam name="TCommand">The command.</typeparam>
public interface ICommandHandler<in TCommand>
    where TCommand : ICommand
{
    /// <summary>What is promised for this command.</summary>
    EffectTraits Traits { get; }

    /// <summary>Looks in the target for what carries the command's key. Writes nothing.</summary>
    /// <exception cref="ConnectorException">The target could not be asked.</exception>
    Task<Finding> FindAsync(TCommand command, CancellationToken cancellationToken);

    /// <summary>
    /// Brings the document to its stage. May be called again after any failure; resumes what it finds. The first
    /// request that leaves a trace carries the key.
    /// </summary>
    /// <exception cref="ConnectorException">The call failed; <see cref="ConnectorErrorKind.Ambiguous"/> if it may have been carried out.</exception>
    Task<EffectResult> ApplyAsync(TCommand command, EffectContext context, CancellationToken cancellationToken);
}
