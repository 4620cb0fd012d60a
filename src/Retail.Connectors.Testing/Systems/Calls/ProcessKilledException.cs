namespace Retail.Connectors.Testing.Systems.Calls;

/// <summary>Ends all that a killed process was doing. Nothing may catch it but the suite.</summary>
internal sealed class ProcessKilledException() : Exception("The process was killed.");
