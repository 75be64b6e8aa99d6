/**
 * When people and services work: shifts, time zones, public holidays, exceptions. {@link
 * dev.cairn.detect.calendar.Schedules} judges one signal, {@link
 * dev.cairn.detect.calendar.ScheduleReader} makes them of files.
 *
 * <p>What must not live here: state, findings, clocks.
 */
package dev.cairn.detect.calendar;
