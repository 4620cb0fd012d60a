namespace Retail.Connectors.Sync.Tests.Stock.World;

/// <summary>The process dies here.</summary>
internal sealed class WorldCrashException() : Exception("The process dies here.");
