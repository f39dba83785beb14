namespace Amazon.Runtime.StandIns;

internal static class Place;
